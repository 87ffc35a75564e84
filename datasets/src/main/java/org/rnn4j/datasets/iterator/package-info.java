/**
 * Sequence data for Deeplearning4j code: iterators for {@code MultiLayerNetwork.fit}.
 *
 * <p>May use: {@code core.sequence}, DL4J's and ND4J's arrays, data sets and iterators. Must not use: other packages of {@code datasets}. Start
 * reading at {@link org.rnn4j.datasets.iterator.SequenceDataSetIterator}.
 */
package org.rnn4j.datasets.iterator;
