/**
 * Batches of examples that differ in length.
 *
 * <p>May use: {@code core.sequence}. Start reading at {@link org.rnn4j.datasets.batch.ExampleBatches}.
 */
package org.rnn4j.datasets.batch;
