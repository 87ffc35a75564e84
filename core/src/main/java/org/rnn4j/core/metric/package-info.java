/**
 * Metrics of predictions: accuracy, F1 of classes and of spans, calibration, BLEU and chrF, metrics of captions with several references, errors of
 * forecasts.
 *
 * <p>May use: {@code core.sequence}. Must not use: any other rnn4j package. Start reading at
 * {@link org.rnn4j.core.metric.Confusion} for classes, {@link org.rnn4j.core.metric.Spans} for tags.
 */
package org.rnn4j.core.metric;
