package org.rnn4j.datasets.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.core.sequence.Split;

/**
 * The rule that splits the examples of a source: {@code split: {train: 0.8, validation: 0.1, test: 0.1}} in a job file, by
 * {@link Group}, or as one of several {@link Folds}.
 */
public sealed interface SplitRule permits SplitRule.Fraction, SplitRule.Group, Folds {

    /**
     * The split of each example.
     *
     * @param classes classes of the examples, by which fractions are stratified; all the same if there are none
     * @param groups groups of the examples, in the same order; null if the format has none
     */
    Split[] assign(List<String> classes, List<String> groups);

    /**
     * A warning about groups that are in the training split, though perhaps not on purpose.
     *
     * @param groups groups of the examples; null if the format has none
     */
    default Optional<String> warning(List<String> groups) {
        return Optional.empty();
    }

    /**
     * The groups of the examples.
     *
     * @param by column of the groups
     * @param groups null if the format has none
     */
    static List<String> requireGroups(String by, List<String> groups) {
        if (groups == null) {
            throw new UserException(
                    "data.split.by = %s, but this data.format has no groups; use a table with such a column"
                            .formatted(by));
        }
        return groups;
    }

    /** The share of the validation split in the source, as the user spells it; empty if none. */
    String validationShare();

    /** The share of the test split in the source, as the user spells it; empty if none. */
    String testShare();

    /**
     * A random, stratified split by fractions. Each class that occurs in the source has at least one example in the
     * training split.
     *
     * @param train fraction in [0, 1]
     * @param validation fraction in [0, 1]
     * @param test fraction in [0, 1]
     * @param seed seed of the split; it does not depend on the seed of the job, so that runs with other seeds are
     *     comparable
     */
    record Fraction(
            @Default("0.9") @Range(min = 0, max = 1) @Doc("Share of the training split.")
            double train,

            @Default("0.1") @Range(min = 0, max = 1) @Doc("Share of the validation split.")
            double validation,

            @Default("0") @Range(min = 0, max = 1) @Doc("Share of the test split.")
            double test,

            @Default("1") @Doc("Seed of the split; independent of the seed of the job.")
            long seed)
            implements SplitRule {
        public Fraction {
            Ranges.require("data.split", Fraction.class, train, validation, test, seed);
            if (Math.abs(train + validation + test - 1) > 1e-9) {
                throw new UserException("data.split = %s + %s + %s, but train, validation and test must sum to 1"
                        .formatted(train, validation, test));
            }
        }

        @Override
        public String validationShare() {
            return validation > 0 ? Double.toString(validation) : "";
        }

        @Override
        public String testShare() {
            return test > 0 ? Double.toString(test) : "";
        }

        @Override
        public Split[] assign(List<String> classes, List<String> groups) {
            Map<String, List<Integer>> byClass = new LinkedHashMap<>();
            for (int i = 0; i < classes.size(); i++) {
                byClass.computeIfAbsent(classes.get(i), name -> new ArrayList<>())
                        .add(i);
            }
            Split[] splits = new Split[classes.size()];
            Random random = new Random(seed);
            double owedTrain = 0; // lost by rounding in the training split so far
            double owedTest = 0;
            for (List<Integer> members : byClass.values()) {
                Collections.shuffle(members, random);
                int n = members.size();
                owedTrain += train * n;
                owedTest += test * n;
                int trained = Math.min(n, (int) Math.max(train > 0 ? 1 : 0, Math.round(owedTrain)));
                int tested = Math.min(n - trained, (int) Math.max(0, Math.round(owedTest)));
                owedTrain -= trained;
                owedTest -= tested;
                for (int i = 0; i < n; i++) {
                    splits[members.get(i)] =
                            i < trained ? Split.TRAIN : i < trained + tested ? Split.TEST : Split.VALIDATION;
                }
            }
            return splits;
        }
    }

    /**
     * A split by a group of each example, such as speaker or fold; groups that are not named are in the training split.
     *
     * @param by column of the group
     * @param validation groups of the validation split
     * @param test groups of the test split
     */
    record Group(
            @Doc("Column that holds the group of an example.")
            String by,

            @Default("[]") @Doc("Groups of the validation split.")
            List<String> validation,

            @Default("[]") @Doc("Groups of the test split.") List<String> test)
            implements SplitRule {
        public Group {
            validation = List.copyOf(validation);
            test = List.copyOf(test);
            if (!Collections.disjoint(validation, test)) {
                throw new UserException(
                        "data.split.validation = %s and data.split.test = %s share a group; a group must be in one split only"
                                .formatted(validation, test));
            }
        }

        @Override
        public String validationShare() {
            return String.join(", ", validation);
        }

        @Override
        public String testShare() {
            return String.join(", ", test);
        }

        @Override
        public Split[] assign(List<String> classes, List<String> groups) {
            requireGroups(by, groups);
            for (String named : concat(validation, test)) {
                if (!groups.contains(named)) {
                    throw new UserException("data.split: no example has %s = %s; there are %s"
                            .formatted(
                                    by,
                                    named,
                                    String.join(
                                            ", ",
                                            groups.stream()
                                                    .distinct()
                                                    .sorted()
                                                    .limit(20)
                                                    .toList())));
                }
            }
            Split[] splits = new Split[groups.size()];
            Arrays.setAll(splits, i -> splitOf(groups.get(i)));
            return splits;
        }

        /** Next to a group named {@code train}, other groups that are not named were meant for something else. */
        @Override
        public Optional<String> warning(List<String> groups) {
            Set<String> unnamed = new TreeSet<>(groups);
            unnamed.removeAll(concat(validation, test));
            if (!unnamed.remove("train") || unnamed.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    "data.split does not name %s, so that the training split has it as well as train; name it in data.split.validation or data.split.test"
                            .formatted(unnamed.stream()
                                    .map(by.concat(" = ")::concat)
                                    .collect(Collectors.joining(", "))));
        }

        private Split splitOf(String group) {
            if (test.contains(group)) {
                return Split.TEST;
            }
            return validation.contains(group) ? Split.VALIDATION : Split.TRAIN;
        }

        private static List<String> concat(List<String> a, List<String> b) {
            List<String> both = new ArrayList<>(a);
            both.addAll(b);
            return both;
        }
    }
}
