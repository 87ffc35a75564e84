/**
 * {@code rnn4j verify}: checks the kernels on this machine against golden vectors.
 *
 * <p>May use: {@code models.golden}, {@code models.kernel}, {@code cli.backend}, {@code cli.terminal}, ND4J's types.
 */
package org.rnn4j.cli.verify;
