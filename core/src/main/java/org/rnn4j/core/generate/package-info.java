/**
 * Generation of tokens and text from a model that predicts the next token.
 *
 * <p>May use: {@code core.network}, {@code core.sequence}, {@code core.job}, {@code core.error}. Start reading at
 * {@link org.rnn4j.core.generate.Generator}.
 */
package org.rnn4j.core.generate;
