package org.rnn4j.cli.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobSpec;

/** The keys of a job that decide how much memory a training takes, with smaller values. */
final class MemoryAdvice {
    /** Memory of a training step grows with these. */
    private static final List<String> OF_STEPS = List.of(
            "training.batch-size",
            "training.batch-tokens",
            "training.time-steps",
            "data.max-length",
            "model.hidden-size");

    /** The number of parameters grows with these; that of the recurrent ones with the square of the hidden size. */
    private static final List<String> OF_NETWORKS =
            List.of("model.hidden-size", "model.layers", "model.embedding-size", "data.vocabulary-size");

    private MemoryAdvice() {}

    static String forSteps(JobSpec job) {
        return advice(job, OF_STEPS);
    }

    static String forNetwork(JobSpec job) {
        return advice(job, OF_NETWORKS);
    }

    private static String advice(JobSpec job, List<String> keys) {
        JsonNode tree = JobJson.write(job);
        return keys.stream()
                .filter(key -> at(tree, key).isIntegralNumber() && at(tree, key).asLong() > 1)
                .map(key -> String.format(
                        Locale.ROOT,
                        "%s to %d (it is %d)",
                        key,
                        at(tree, key).asLong() / 2,
                        at(tree, key).asLong()))
                .collect(Collectors.joining(" or ", "lower ", ""));
    }

    private static JsonNode at(JsonNode tree, String key) {
        return tree.at("/" + key.replace('.', '/'));
    }
}
