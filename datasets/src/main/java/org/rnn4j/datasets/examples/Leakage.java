package org.rnn4j.datasets.examples;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.core.sequence.Split;

/**
 * Examples that a split shares with the training split, which a model may have memorised.
 *
 * @param sizes number of examples of each split
 * @param shared number of shared examples by split; for the training split, of duplicates within it
 */
public record Leakage(Map<Split, Integer> sizes, Map<Split, Integer> shared) {

    /**
     * Counts the shared examples.
     *
     * @param examples examples of all three splits; equal ones are the same to a network
     */
    public static Leakage of(Map<Split, ? extends List<?>> examples) {
        Set<Object> trained = new HashSet<>(examples.get(Split.TRAIN));
        return new Leakage(
                Map.of(
                        Split.TRAIN, examples.get(Split.TRAIN).size(),
                        Split.VALIDATION, examples.get(Split.VALIDATION).size(),
                        Split.TEST, examples.get(Split.TEST).size()),
                Map.of(
                        Split.TRAIN, examples.get(Split.TRAIN).size() - trained.size(),
                        Split.VALIDATION, count(examples.get(Split.VALIDATION), trained),
                        Split.TEST, count(examples.get(Split.TEST), trained)));
    }

    private static int count(List<?> examples, Set<Object> trained) {
        return (int) examples.stream().filter(trained::contains).count();
    }

    /** A sentence about duplicate training examples, if there are any. */
    public Optional<String> duplicateWarning(String noun) {
        return shared.get(Split.TRAIN) == 0
                ? Optional.empty()
                : Optional.of("%d of %d training %s are duplicates"
                        .formatted(shared.get(Split.TRAIN), sizes.get(Split.TRAIN), noun));
    }

    /** A sentence for each split that shares examples with the training split. */
    public List<String> warnings(String noun) {
        List<String> warnings = new ArrayList<>();
        for (Split split : List.of(Split.VALIDATION, Split.TEST)) {
            if (shared.get(split) > 0) {
                warnings.add("%d of %d %s %s are also in the training split, so its score is too good"
                        .formatted(
                                shared.get(split),
                                sizes.get(split),
                                split.name().toLowerCase(Locale.ROOT),
                                noun));
            }
        }
        return warnings;
    }
}
