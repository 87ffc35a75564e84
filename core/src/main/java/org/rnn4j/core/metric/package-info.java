/**
 * Figures by which the fields judge answers: accuracy, F1, calibration.
 *
 * <p>May use: {@code core.sequence}. Must not use: any other rnn4j package. Start reading at
 * {@link org.rnn4j.core.metric.Confusion}.
 */
package org.rnn4j.core.metric;
