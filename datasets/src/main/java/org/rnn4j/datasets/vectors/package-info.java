/**
 * Word vectors that others have learned, for an embedding to start from.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.sequence}. Must not use: other packages of
 * {@code datasets}. Start reading at {@link org.rnn4j.datasets.vectors.WordVectorsFile}.
 */
package org.rnn4j.datasets.vectors;
