package org.rnn4j.core.sequence;

import org.rnn4j.core.error.Require;

/**
 * How a data set is cut into batches.
 *
 * @param batchSize sequences (for a stateful stream: parallel streams) a batch
 * @param timeSteps time steps a batch of a stream; the window of truncated BPTT
 * @param batchTokens for sequences of unequal length: time steps of a batch at most, padding included, whatever
 *     {@code batchSize} says; 0 = {@code batchSize} sequences
 * @param seed for data that is shuffled; change it every epoch
 */
public record BatchPlan(int batchSize, int timeSteps, int batchTokens, long seed) {
    public BatchPlan {
        Require.inRange("training.batch-size", batchSize, 1, 65_536);
        Require.inRange("training.time-steps", timeSteps, 1, 1_000_000);
        Require.inRange("training.batch-tokens", batchTokens, 0, 100_000_000);
    }

    /** Without a budget of tokens. */
    public BatchPlan(int batchSize, int timeSteps, long seed) {
        this(batchSize, timeSteps, 0, seed);
    }
}
