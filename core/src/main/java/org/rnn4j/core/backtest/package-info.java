/**
 * Back-tests by rolling origin: how well a job would have forecast, had it been run at several moments of the past.
 *
 * <p>May use: {@code core.job}, {@code core.network}, {@code core.sequence}, {@code core.train}, Jackson. Start reading at {@link
 * org.rnn4j.core.backtest.BackTest}.
 */
package org.rnn4j.core.backtest;
