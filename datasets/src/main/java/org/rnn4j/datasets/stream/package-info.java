/**
 * One long stream of tokens, on the heap or in a file, cut into batches whose recurrent state is carried over.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.sequence}. Must not use: other packages of {@code datasets}. Start reading at
 * {@link org.rnn4j.datasets.stream.StreamBatches}.
 */
package org.rnn4j.datasets.stream;
