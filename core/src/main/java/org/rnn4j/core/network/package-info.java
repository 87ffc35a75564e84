/**
 * The interface of networks for training, evaluation and generation, independent of cells and backends.
 *
 * <p>May use: {@code core.sequence}, {@code core.job}, {@code core.error}. Must not use: DL4J. Start reading at
 * {@link org.rnn4j.core.network.SequenceModel}.
 */
package org.rnn4j.core.network;
