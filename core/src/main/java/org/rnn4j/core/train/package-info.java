/**
 * Training and evaluation of any model on any data.
 *
 * <p>May use: {@code core.network}, {@code core.forecast}, {@code core.sequence}, {@code core.job}, {@code core.error}. Nothing here prints or
 * writes files: listeners do. Start reading at {@link org.rnn4j.core.train.Trainer}.
 */
package org.rnn4j.core.train;
