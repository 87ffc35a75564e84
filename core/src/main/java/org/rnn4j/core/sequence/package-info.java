/**
 * The contract between data sets and networks: a data set offers what a network factory needs.
 *
 * <p>May use: {@code core.distribution}, {@code core.error}, {@code core.io}, Jackson's tree model. Must not use: any other rnn4j
 * package. Start reading at {@link org.rnn4j.core.sequence.SequenceData}.
 */
package org.rnn4j.core.sequence;
