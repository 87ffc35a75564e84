package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.rnn4j.core.error.Require;

/**
 * One job: data, model, training. Immutable; an instance is always valid.
 *
 * @param name names the run folder
 * @param task which network answers; see {@link org.rnn4j.core.network.NetworkFactory#task}
 * @param seed of the parameters, dropout, shuffling and sampling
 * @param threads that compute; 0 = one a core
 * @param data {@code type} and the options of that {@link org.rnn4j.core.sequence.DataSource}
 * @param model the network
 * @param training how it learns
 * @param sample what is generated at the end of training
 */
public record JobSpec(
        String name,
        String task,
        long seed,
        int threads,
        ObjectNode data,
        ModelSpec model,
        TrainingSpec training,
        SampleSpec sample) {
    public JobSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(task, "task");
        Require.inRange("threads", threads, 0, 1_024);
        data = data.deepCopy();
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(sample, "sample");
    }

    /** The number of threads that compute: {@link #threads}, or one a core where that is 0. */
    public int effectiveThreads() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
