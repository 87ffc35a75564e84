package org.rnn4j.core.metric;

import java.util.List;

/**
 * Insertions, deletions and substitutions (Levenshtein, 1966) that turn answers into the right ones, over the length of
 * the right ones: the word, character or phoneme error rate, by what an item is. Above 1 where answers are far too long.
 */
public final class ErrorRate {
    private long edits;
    private long items;

    /** Counts one answer. */
    public void add(List<?> answer, List<?> right) {
        edits += distance(answer, right);
        items += right.size();
    }

    /** The error rate so far; NaN where there was nothing to answer. */
    public double rate() {
        return items == 0 ? (edits == 0 ? Double.NaN : Double.POSITIVE_INFINITY) : (double) edits / items;
    }

    /** The least number of edits between two sequences. */
    public static int distance(List<?> a, List<?> b) {
        int[] row = new int[b.size() + 1];
        for (int j = 0; j <= b.size(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.size(); j++) {
                int substituted = diagonal + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.size()];
    }
}
