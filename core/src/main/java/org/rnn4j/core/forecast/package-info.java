/**
 * Anomaly scores from the errors of forecasts, and alarms from those scores.
 *
 * <p>May use: {@code core.error}, commons-math. Start reading at {@link org.rnn4j.core.forecast.AnomalyLikelihood}.
 */
package org.rnn4j.core.forecast;
