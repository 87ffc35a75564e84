package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;

/**
 * One job: data, model, training. Immutable; an instance is always valid.
 *
 * @param name names the run folder
 * @param task which network answers; see {@link org.rnn4j.core.network.NetworkFactory#task}
 * @param seed of the parameters, dropout, shuffling and sampling
 * @param threads that compute; 0 = one a core
 * @param data {@code type} (where missing: {@code text}) and the options of that {@link org.rnn4j.core.sequence.DataSource}
 * @param model the network
 * @param training how it learns
 * @param sample what is generated at the end of training
 * @param decoding how the best answer of a model that writes is searched for
 */
public record JobSpec(
        @Default("job") String name,
        @Default("language-model") String task,
        @Default("42") long seed,
        @Default("0") int threads,
        @Default("{type: text}") ObjectNode data,
        ModelSpec model,
        TrainingSpec training,
        SampleSpec sample,
        DecodingSpec decoding) {
    public JobSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(task, "task");
        Require.inRange("threads", threads, 0, 1_024);
        if (name.isBlank() || name.startsWith(".") || !name.matches("[^/\\\\:\\p{Cntrl}]+")) {
            throw new UserException(
                    "name = %s, but must be a plain file name: it names the run folder".formatted(name));
        }
        data = data.deepCopy();
        if (!data.has("type")) {
            data.put("type", "text");
        }
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(sample, "sample");
        Objects.requireNonNull(decoding, "decoding");
    }

    /** A job in which everything is as {@link Default} says. */
    public static JobSpec defaults() {
        return Binder.bind(JsonNodeFactory.instance.objectNode(), JobSpec.class, "");
    }

    /** The kind of data: {@code data.type}. */
    public String dataType() {
        return data.get("type").asText();
    }

    /** A copy of the {@code data:} block without its type, as a {@link org.rnn4j.core.sequence.DataSource} takes it. */
    public ObjectNode dataOptions() {
        ObjectNode options = data.deepCopy();
        options.remove("type");
        return options;
    }

    /** The number of threads that compute: {@link #threads}, or one a core where that is 0. */
    public int effectiveThreads() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
