package org.rnn4j.core.sequence;

import org.rnn4j.core.error.Require;

/**
 * The division of a data set into batches.
 *
 * @param batchSize sequences per batch (for a stateful stream: parallel streams)
 * @param timeSteps time steps per batch of a stream; the window of truncated BPTT
 * @param batchTokens for sequences of different lengths: maximum number of time steps per batch, padding included,
 *     instead of {@code batchSize}; 0 = {@code batchSize} sequences
 * @param seed seed for shuffled data; change it every epoch
 */
public record BatchPlan(int batchSize, int timeSteps, int batchTokens, long seed) {
    public BatchPlan {
        Require.inRange("training.batch-size", batchSize, 1, 65_536);
        Require.inRange("training.time-steps", timeSteps, 1, 1_000_000);
        Require.inRange("training.batch-tokens", batchTokens, 0, 100_000_000);
    }

    /** Creates a plan without {@code batchTokens}. */
    public BatchPlan(int batchSize, int timeSteps, long seed) {
        this(batchSize, timeSteps, 0, seed);
    }
}
