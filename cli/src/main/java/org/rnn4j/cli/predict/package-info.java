/**
 * {@code rnn4j predict}: reads requests and writes predictions as a stream.
 *
 * <p>May use: {@code core}, {@code cli.model}, commons-csv, Jackson. Start reading at {@link org.rnn4j.cli.predict.PredictCommand}.
 */
package org.rnn4j.cli.predict;
