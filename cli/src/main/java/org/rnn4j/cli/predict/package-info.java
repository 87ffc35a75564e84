/**
 * {@code rnn4j predict}: reads requests, or sound that arrives, and writes predictions as a stream.
 *
 * <p>May use: {@code core}, {@code cli.model}, {@code cli.picture}, {@code cli.terminal}, commons-csv, Jackson. Start reading at {@link org.rnn4j.cli.predict.PredictCommand}.
 */
package org.rnn4j.cli.predict;
