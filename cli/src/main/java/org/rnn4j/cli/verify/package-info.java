/**
 * {@code rnn4j verify}: whether the kernels compute what they should on this machine.
 *
 * <p>May use: {@code models.golden}, {@code models.kernel}, {@code cli.backend}, {@code cli.terminal}, ND4J's types.
 */
package org.rnn4j.cli.verify;
