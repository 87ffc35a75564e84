/**
 * One long stream of tokens, cut into batches whose recurrent state is carried over.
 *
 * <p>May use: {@code core.sequence}. Must not use: other packages of {@code datasets}. Start reading at
 * {@link org.rnn4j.datasets.stream.StreamBatches}.
 */
package org.rnn4j.datasets.stream;
