/**
 * Commands for forecasting jobs and models: {@code backtest} and {@code alarms}.
 *
 * <p>May use: {@code core}, {@code cli.backend}, {@code cli.job}, {@code cli.model}, {@code cli.predict}, {@code
 * cli.terminal}, commons-csv. Start reading at {@link org.rnn4j.cli.forecast.BackTestCommand}.
 */
package org.rnn4j.cli.forecast;
