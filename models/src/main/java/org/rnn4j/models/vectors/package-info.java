/**
 * Word vectors from text without labels. It needs neither DL4J nor ND4J.
 *
 * <p>May use: {@code core.error}, {@code core.sequence}. Start reading at {@link org.rnn4j.models.vectors.SkipGram}.
 */
package org.rnn4j.models.vectors;
