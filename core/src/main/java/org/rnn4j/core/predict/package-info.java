/**
 * A trained model in use: predictions, generated text and conversations, from a bundle alone.
 *
 * <p>May use: {@code core.decode.ctc}, {@code core.bundle}, {@code core.error}, {@code core.generate}, {@code core.io}, {@code core.job}, {@code core.network}, {@code
 * core.plugin}, {@code core.sequence}, {@code core.train}, Jackson. Start reading at {@link org.rnn4j.core.predict.Predictor}.
 */
package org.rnn4j.core.predict;
