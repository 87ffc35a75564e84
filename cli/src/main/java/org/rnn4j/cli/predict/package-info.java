/**
 * {@code rnn4j predict}: requests in, predictions out, as they come.
 *
 * <p>May use: {@code core}, {@code cli.model}, commons-csv. Start reading at {@link org.rnn4j.cli.predict.PredictCommand}.
 */
package org.rnn4j.cli.predict;
