/**
 * Sequence data for Deeplearning4j code: iterators for {@code MultiLayerNetwork.fit}.
 *
 * <p>May use: {@code core.sequence}, ND4J's arrays and data sets. Must not use: other packages of {@code datasets}. Start
 * reading at {@link org.rnn4j.datasets.iterator.SequenceDataSetIterator}.
 */
package org.rnn4j.datasets.iterator;
