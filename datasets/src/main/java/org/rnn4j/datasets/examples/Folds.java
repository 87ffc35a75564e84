package org.rnn4j.datasets.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.core.sequence.Split;

/**
 * One division of a cross-validation: the source is divided into folds of almost equal size, one of which is the test
 * split. Examples are dealt to the folds class by class, so that the folds have the same classes; with {@code by}, whole
 * groups are, the largest first, each to the fold with the fewest examples. The only example of a class is always in the
 * training split.
 *
 * @param folds number of folds
 * @param test number of the fold that is the test split, from 1
 * @param validation fraction of the whole source, taken from the other folds, in [0, 1 - 1 / folds)
 * @param by column of the group; empty = examples are divided one by one
 * @param seed seed of the division; it does not depend on the seed of the job
 */
public record Folds(
        @Range(min = 2, max = 10_000) @Doc("Number of folds.")
        int folds,

        @Default("1") @Range(min = 1, max = 10_000) @Doc("Fold that is the test split, from 1.")
        int test,

        @Default("0.1")
        @Range(min = 0, max = 1)
        @Doc("Share of the whole source that the other folds give the validation split.")
        double validation,

        @Default("") @Doc("Column of groups that stay together in one fold; empty = none.")
        String by,

        @Default("1") @Doc("Seed of the split; independent of the seed of the job.")
        long seed)
        implements SplitRule {
    public Folds {
        Ranges.require("data.split", Folds.class, folds, test, validation, by, seed);
        if (test > folds) {
            throw new UserException("data.split.test = %d, but data.split.folds = %d".formatted(test, folds));
        }
        if (validation >= 1 - 1.0 / folds - 1e-9) {
            throw new UserException(
                    "data.split.validation = %s, but beside a test split of one in %d folds it must be below %s"
                            .formatted(validation, folds, 1 - 1.0 / folds));
        }
    }

    @Override
    public String validationShare() {
        return validation > 0 ? Double.toString(validation) : "";
    }

    @Override
    public String testShare() {
        return Integer.toString(test);
    }

    @Override
    public Split[] assign(List<String> classes, List<String> groups) {
        Split[] splits = new Split[classes.size()];
        if (by.isEmpty()) {
            assignExamples(classes, splits);
        } else {
            assignGroups(SplitRule.requireGroups(by, groups), splits);
        }
        return splits;
    }

    private void assignExamples(List<String> classes, Split[] splits) {
        Map<String, List<Integer>> byClass = new LinkedHashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            byClass.computeIfAbsent(classes.get(i), name -> new ArrayList<>()).add(i);
        }
        Random random = new Random(seed);
        int dealt = 0;
        for (List<Integer> members : byClass.values()) {
            Collections.shuffle(members, random);
            for (int member : members.size() == 1 ? List.<Integer>of() : members) {
                splits[member] = dealt++ % folds == test - 1 ? Split.TEST : null;
            }
        }
        requireEnough(dealt, "examples");
        int[] rest =
                IntStream.range(0, splits.length).filter(i -> splits[i] == null).toArray();
        double share = validation / (1 - 1.0 / folds);
        Split[] assigned = new Fraction(1 - share, share, 0, seed)
                .assign(Arrays.stream(rest).mapToObj(classes::get).toList(), null);
        for (int i = 0; i < rest.length; i++) {
            splits[rest[i]] = assigned[i];
        }
    }

    private void assignGroups(List<String> groups, Split[] splits) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        groups.forEach(group -> sizes.merge(group, 1, Integer::sum));
        requireEnough(sizes.size(), "groups of " + by);
        if (sizes.size() == 2 && validation > 0) {
            throw new UserException(
                    "data.split.validation = %s, but the two groups of %s are the training and the test split; set it to 0"
                            .formatted(validation, by));
        }
        List<String> names = new ArrayList<>(sizes.keySet());
        Collections.shuffle(names, new Random(seed));
        Set<String> tested = tested(names, sizes);
        names.removeAll(tested);
        Set<String> validated = validated(names, sizes, Math.round(validation * groups.size()));
        Arrays.setAll(
                splits,
                i -> tested.contains(groups.get(i))
                        ? Split.TEST
                        : validated.contains(groups.get(i)) ? Split.VALIDATION : Split.TRAIN);
    }

    private Set<String> tested(List<String> names, Map<String, Integer> sizes) {
        int[] filled = new int[folds];
        Set<String> tested = new HashSet<>();
        for (String name : names.stream()
                .sorted(Comparator.comparing(sizes::get).reversed())
                .toList()) {
            int smallest = 0;
            for (int fold = 1; fold < folds; fold++) {
                smallest = filled[fold] < filled[smallest] ? fold : smallest;
            }
            filled[smallest] += sizes.get(name);
            if (smallest == test - 1) {
                tested.add(name);
            }
        }
        return tested;
    }

    /** At least one group, as many others as fit, and never all. */
    private Set<String> validated(List<String> names, Map<String, Integer> sizes, long examples) {
        Set<String> validated = new HashSet<>();
        long taken = 0;
        for (String name : validation > 0 ? names.subList(1, names.size()) : List.<String>of()) {
            if (validated.isEmpty() || taken + sizes.get(name) <= examples) {
                validated.add(name);
                taken += sizes.get(name);
            }
        }
        return validated;
    }

    private void requireEnough(int parts, String noun) {
        if (parts < folds) {
            throw new UserException("data.split.folds = %d, but there are only %d %s to divide; use %s"
                    .formatted(folds, parts, noun, parts < 2 ? "more data" : "at most " + parts + " folds"));
        }
    }
}
