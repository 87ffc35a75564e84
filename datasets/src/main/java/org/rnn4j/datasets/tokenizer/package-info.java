/**
 * What a token is, as a job file says it.
 *
 * <p>May use: {@code core.error}, {@code core.job} for defaults, {@code core.sequence}, {@code datasets.codec}. Start reading
 * at {@link org.rnn4j.datasets.tokenizer.Tokenizer}.
 */
package org.rnn4j.datasets.tokenizer;
