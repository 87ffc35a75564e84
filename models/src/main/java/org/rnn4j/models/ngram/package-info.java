/**
 * The task {@code n-gram}: a language model that counts. It needs neither DL4J nor ND4J.
 *
 * <p>May use: {@code core.baseline}, {@code core.error}, {@code core.job}, {@code core.network}, {@code core.sequence}. Start
 * reading at {@link org.rnn4j.models.ngram.NGramModel}.
 */
package org.rnn4j.models.ngram;
