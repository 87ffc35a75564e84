/**
 * What training, evaluation and generation need of a network, whatever its cells and its backend.
 *
 * <p>May use: {@code core.sequence}, {@code core.job}, {@code core.error}. Must not use: DL4J. Start reading at
 * {@link org.rnn4j.core.network.SequenceModel}.
 */
package org.rnn4j.core.network;
