/**
 * Generation of text with a language model, and of pieces for a medium from a model of tokens or steps.
 *
 * <p>May use: {@code core.network}, {@code core.sequence}, {@code core.distribution}, {@code core.job}, {@code core.error}. Start reading at
 * {@link org.rnn4j.core.generate.Generator}.
 */
package org.rnn4j.core.generate;
