package org.rnn4j.core.sequence;

import org.rnn4j.core.error.Require;

/**
 * How a data set is cut into batches.
 *
 * @param batchSize sequences (for a stateful stream: parallel streams) a batch
 * @param timeSteps time steps a batch; the window of truncated BPTT
 * @param seed for data that is shuffled; change it every epoch
 */
public record BatchPlan(int batchSize, int timeSteps, long seed) {
    public BatchPlan {
        Require.inRange("training.batch-size", batchSize, 1, 65_536);
        Require.inRange("training.time-steps", timeSteps, 1, 1_000_000);
    }
}
