package org.rnn4j.datasets.examples;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnn4j.core.sequence.Split;

/**
 * Examples that a part shares with the training part: what was learned by heart there is known here.
 *
 * @param duplicates examples of the training part that stand in it earlier already
 * @param validation examples of the validation part that are in the training part
 * @param test likewise
 */
public record Leakage(int duplicates, int validation, int test) {

    /**
     * Counts.
     *
     * @param examples of each part, all three; equal ones are the same to a network
     */
    public static Leakage of(Map<Split, ? extends List<?>> examples) {
        Set<Object> trained = new HashSet<>(examples.get(Split.TRAIN));
        return new Leakage(
                examples.get(Split.TRAIN).size() - trained.size(),
                count(examples.get(Split.VALIDATION), trained),
                count(examples.get(Split.TEST), trained));
    }

    private static int count(List<?> examples, Set<Object> trained) {
        return (int) examples.stream().filter(trained::contains).count();
    }
}
