/**
 * How good answers are, in the figures of each field.
 *
 * <p>May use: {@code core.sequence}, {@code core.error}. Start reading at {@link org.rnn4j.core.sequence.Scorer}, which most
 * of these serve.
 */
package org.rnn4j.core.metric;
