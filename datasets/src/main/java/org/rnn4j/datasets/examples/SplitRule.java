package org.rnn4j.datasets.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.core.sequence.Split;

/** How examples of one source are parted: {@code split: {train: 0.8, validation: 0.1, test: 0.1}} in a job file. */
public sealed interface SplitRule {

    /**
     * The part of each example.
     *
     * @param classes of the examples, what a share keeps in proportion; all the same where there are none
     * @param groups of the examples, in the same order; null where the format gives none
     */
    Split[] assign(List<String> classes, List<String> groups);

    /** What the validation split takes of the source, as a user spells it; empty where nothing. */
    String validationShare();

    /** Likewise the test split. */
    String testShare();

    /**
     * Shares of the examples, drawn by chance, and of every class the same share as far as whole examples go. A class
     * that stands in the source is in the training part at least once.
     *
     * @param train share in [0, 1]
     * @param validation likewise
     * @param test likewise
     * @param seed of the drawing; the job's own seed has no part in it, so that runs with other seeds are comparable
     */
    record Fraction(
            @Default("0.9") @Range(min = 0, max = 1) @Doc("Share of the training split.")
            double train,

            @Default("0.1") @Range(min = 0, max = 1) @Doc("Share of the validation split.")
            double validation,

            @Default("0") @Range(min = 0, max = 1) @Doc("Share of the test split.")
            double test,

            @Default("1") @Doc("Seed of the split; the seed of the job has no part in it.")
            long seed)
            implements SplitRule {
        public Fraction {
            Ranges.require("data.split", Fraction.class, train, validation, test, seed);
            if (Math.abs(train + validation + test - 1) > 1e-9) {
                throw new UserException("data.split = %s + %s + %s, but train, validation and test must add up to 1"
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
            Split[] parts = new Split[classes.size()];
            Random random = new Random(seed);
            double owedTrain = 0; // what rounding took from the training part so far
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
                    parts[members.get(i)] =
                            i < trained ? Split.TRAIN : i < trained + tested ? Split.TEST : Split.VALIDATION;
                }
            }
            return parts;
        }
    }

    /**
     * By a group of each example, such as who spoke or which fold it is in; what is not named is learned from.
     *
     * @param by the column that holds the group
     * @param validation groups
     * @param test groups
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
                        "data.split.validation = %s and data.split.test = %s share a group; a group serves one part"
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
            if (groups == null) {
                throw new UserException(
                        "data.split.by = %s, but this data.format gives no groups; use a table with such a column"
                                .formatted(by));
            }
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
            Split[] parts = new Split[groups.size()];
            Arrays.setAll(parts, i -> partOf(groups.get(i)));
            return parts;
        }

        private Split partOf(String group) {
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
