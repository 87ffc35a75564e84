/**
 * Back-tests by rolling origin: how well a job would have forecast if it had been run at several points in the past.
 *
 * <p>May use: {@code core.job}, {@code core.network}, {@code core.sequence}, {@code core.train}, Jackson. Start reading at {@link
 * org.rnn4j.core.backtest.BackTest}.
 */
package org.rnn4j.core.backtest;
