/**
 * {@code rnn4j train}: from a job to a bundle, with progress on the way and metrics at the end.
 *
 * <p>May use: {@code core}, {@code cli.backend}, {@code cli.job}, {@code cli.terminal}. Start reading at
 * {@link org.rnn4j.cli.train.TrainCommand}.
 */
package org.rnn4j.cli.train;
