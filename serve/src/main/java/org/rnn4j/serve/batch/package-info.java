/**
 * Stepping of many sequences of one language model together.
 *
 * <p>May use: {@code core.network}. Start reading at {@link org.rnn4j.serve.batch.Stepper}.
 */
package org.rnn4j.serve.batch;
