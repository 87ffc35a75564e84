/**
 * Several trainings of one job, by seeds and folds: what is trained, what came out, mean and deviation. The training itself is
 * a {@link org.rnn4j.core.measure.TrialRunner}'s.
 *
 * <p>May use: {@code core.backtest}, {@code core.error}, {@code core.io}, {@code core.job}, {@code core.plugin}, {@code
 * core.run}, {@code core.sequence}, {@code core.train}, Jackson. Start reading at {@link org.rnn4j.core.measure.Repetition}.
 */
package org.rnn4j.core.measure;
