/**
 * What is done with a model that forecasts: recursion over its own answers, and anomaly scores from its errors.
 *
 * <p>May use: {@code core.network}, {@code core.sequence}, {@code core.error}, commons-math. Start reading at {@link org.rnn4j.core.forecast.Forecast}.
 */
package org.rnn4j.core.forecast;
