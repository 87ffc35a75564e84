/**
 * {@code rnn4j verify}: checks the kernels on this machine against golden vectors, and a model and its data with a list of
 * checks; {@code rnn4j reproduce}: trains a model again and compares.
 *
 * <p>May use: {@code core}, {@code models.check}, {@code models.golden}, {@code models.kernel}, {@code cli.backend}, {@code
 * cli.job}, {@code cli.model}, {@code cli.terminal}, Jackson, ND4J's types.
 */
package org.rnn4j.cli.verify;
