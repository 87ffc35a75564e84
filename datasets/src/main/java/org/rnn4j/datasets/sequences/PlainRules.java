package org.rnn4j.datasets.sequences;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rules without a model that raise an alarm for what the training split lacks. */
final class PlainRules {
    private static final String BOUNDARY = "\n"; // no symbol

    private PlainRules() {}

    /** Alarms for sequences whose events, in any order, are those of no training sequence. */
    static Predicate<List<String>> multisets(List<List<String>> training) {
        Set<List<String>> seen = new HashSet<>();
        training.forEach(one -> seen.add(sorted(one)));
        return one -> !seen.contains(sorted(one));
    }

    private static List<String> sorted(List<String> symbols) {
        return symbols.stream().sorted().toList();
    }

    /** Alarms for sequences with n events in a row, boundaries included, that occur in no training sequence. */
    static Predicate<List<String>> ngrams(List<List<String>> training, int n) {
        Set<List<String>> seen = new HashSet<>();
        training.forEach(one -> seen.addAll(ngrams(n, one)));
        return one -> !seen.containsAll(ngrams(n, one));
    }

    private static List<List<String>> ngrams(int n, List<String> symbols) {
        List<String> padded = new ArrayList<>();
        for (int i = 1; i < n; i++) {
            padded.add(BOUNDARY);
        }
        padded.addAll(symbols);
        padded.add(BOUNDARY);
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i + n <= padded.size(); i++) {
            all.add(List.copyOf(padded.subList(i, i + n)));
        }
        return all;
    }
}
