/**
 * {@code rnn4j bench}: benchmarks training and inference on this machine.
 *
 * <p>May use: {@code core}, {@code models.bench}, {@code models.cell}, {@code cli.backend}, {@code cli.terminal}. The benchmark
 * itself is in {@code models.bench}.
 */
package org.rnn4j.cli.bench;
