/**
 * Text without labels, for word vectors.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.sequence}, {@code datasets.codec}, {@code datasets.examples}. Start reading at
 * {@link org.rnn4j.datasets.vectors.Corpus}.
 */
package org.rnn4j.datasets.vectors;
