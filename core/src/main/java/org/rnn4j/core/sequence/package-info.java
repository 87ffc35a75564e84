/**
 * The contract in which data sets and networks meet: what a data set offers is what a network factory needs.
 *
 * <p>May use: {@code core.error}, Jackson's tree model. Must not use: any other rnn4j package. Start reading at {@link org.rnn4j.core.sequence.SequenceData}.
 */
package org.rnn4j.core.sequence;
