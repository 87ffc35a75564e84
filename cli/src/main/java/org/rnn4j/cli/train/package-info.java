/**
 * {@code rnn4j train}: trains a job, shows progress, writes bundles and prints metrics.
 *
 * <p>May use: {@code core}, {@code cli.backend}, {@code cli.job}, {@code cli.report}, {@code cli.terminal}, Jackson. Start reading at
 * {@link org.rnn4j.cli.train.TrainCommand}.
 */
package org.rnn4j.cli.train;
