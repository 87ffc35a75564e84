/**
 * How good answers are, in the figures of each field.
 *
 * <p>May use: {@code core.sequence}. Start reading at {@link org.rnn4j.core.sequence.Scorer}, which each of them is.
 */
package org.rnn4j.core.metric;
