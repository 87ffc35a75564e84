package org.rnn4j.core.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.JobKey;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.SearchMethod;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Settings.Setting;

/**
 * The values among which a search chooses.
 *
 * @param dimensions at least one
 */
record Space(List<Dimension> dimensions) {
    private static final int ATTEMPTS = 1_000;

    /** Keys whose values decide what is measured, or for how long; trials that differ in them cannot be compared. */
    private static final Set<String> FIXED = Set.of(
            "name",
            "task",
            "seed",
            "threads",
            "search",
            "data.type",
            "data.source",
            "data.split",
            "data.validation",
            "data.test",
            "training.budget",
            "training.best-by");

    Space {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * The space of a job; each of its values was tried out alone.
     *
     * @param keys all keys of job files
     * @throws UserException if the job has no space, or one with unknown keys or values out of range
     */
    static Space of(JobSpec job, JobVariants variants, List<JobKey> keys) {
        List<Dimension> dimensions = new ArrayList<>();
        flatten("", job.search().space()).forEach((key, values) -> {
            requireComparable(key, job);
            Dimension dimension = Dimension.of(key, values, typeOf(key, job, keys, variants, values));
            dimension.bounds().forEach(value -> variants.with(only(key, value)));
            dimensions.add(dimension);
        });
        if (dimensions.isEmpty()) {
            throw new UserException(
                    "the job has no search.space; name the keys to vary, such as search: {space: {model.hidden-size: [64, 128]}}");
        }
        return new Space(dimensions);
    }

    /** {@code --set search.space.model.layers=[1, 2]} writes blocks in blocks. */
    private static Map<String, JsonNode> flatten(String prefix, ObjectNode block) {
        Map<String, JsonNode> flat = new LinkedHashMap<>();
        block.properties().forEach(field -> {
            String key = prefix + field.getKey();
            if (field.getValue() instanceof ObjectNode inner && !inner.has("min") && !inner.has("max")) {
                flat.putAll(flatten(key + ".", inner));
            } else {
                flat.put(key, field.getValue());
            }
        });
        return flat;
    }

    private static void requireComparable(String key, JobSpec job) {
        boolean fixed = FIXED.stream().anyMatch(one -> key.equals(one) || key.startsWith(one + "."))
                || (key.equals("training.epochs") && job.search().method() instanceof SearchMethod.Halving);
        if (fixed) {
            throw new UserException("search.space.%s: trials with other values of %s cannot be compared; leave it out"
                    .formatted(key, key));
        }
        if (key.startsWith("data.") && job.training().bestBy() == BestBy.LOSS) {
            throw new UserException(
                    "search.space.%s: losses on other data cannot be compared; set training.best-by to score, or leave it out"
                            .formatted(key));
        }
    }

    /** The type of a key's values; an unknown key is reported with its nearest known one. */
    private static Class<?> typeOf(String key, JobSpec job, List<JobKey> keys, JobVariants variants, JsonNode values) {
        Optional<JobKey> known = keys.stream()
                .filter(one -> one.name().equals(key))
                .filter(one -> one.owners().isEmpty()
                        || one.owners().contains(key.startsWith("data.") ? job.dataType() : job.task()))
                .findFirst();
        if (known.isEmpty() && key.startsWith("data.")) { // the data is opened later
            throw new UserException("%s: unknown key %s for data.type = %s%s"
                    .formatted(
                            Candidate.ORIGIN,
                            key,
                            job.dataType(),
                            Suggestion.nearest(
                                            key, keys.stream().map(JobKey::name).toList())
                                    .map("; did you mean %s?"::formatted)
                                    .orElse("; rnn4j keys data lists them")));
        }
        if (known.isEmpty()) {
            variants.with(only(key, values.isArray() && !values.isEmpty() ? values.get(0) : IntNode.valueOf(1)));
        }
        return known.<Class<?>>map(one -> one.type() instanceof Class<?> type ? type : List.class)
                .orElse(List.class);
    }

    private static Settings only(String key, JsonNode value) {
        return new Settings(List.of(new Setting(Candidate.ORIGIN, key, value.toString())));
    }

    /** Different candidates, the job as it is first; fewer than wanted if the space has no more. */
    List<Candidate> candidates(int wanted, long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = new ArrayList<>(List.of(new Candidate(1, Map.of())));
        Set<Map<String, JsonNode>> seen = new HashSet<>();
        for (int attempt = 0; attempt < ATTEMPTS && candidates.size() < wanted; attempt++) {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            dimensions.forEach(dimension -> values.put(dimension.key(), dimension.draw(random)));
            if (seen.add(values)) {
                candidates.add(new Candidate(candidates.size() + 1, values));
                attempt = 0;
            }
        }
        return candidates;
    }
}
