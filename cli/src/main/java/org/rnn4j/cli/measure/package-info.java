/**
 * Commands that train a job many times: {@code evaluate --folds --seeds} and {@code search}. Each training has a folder of its
 * own in one folder, and what is finished is not trained again.
 *
 * <p>May use: {@code core}, {@code cli.backend}, {@code cli.job}, {@code cli.terminal}, {@code cli.train}, Jackson. Start
 * reading at {@link org.rnn4j.cli.measure.RepeatedEvaluation}.
 */
package org.rnn4j.cli.measure;
