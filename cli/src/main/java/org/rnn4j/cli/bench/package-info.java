/**
 * {@code rnn4j bench}: how fast a network trains and runs on this machine.
 *
 * <p>May use: {@code core}, {@code models.bench}, {@code models.cell}, {@code cli.backend}, {@code cli.terminal}. The measuring itself is in
 * {@code models.bench}.
 */
package org.rnn4j.cli.bench;
