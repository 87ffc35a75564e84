package org.rnn4j.core.metric;

import java.util.List;

/**
 * Number of insertions, deletions and substitutions (Levenshtein, 1966) that turn predictions into the references, over
 * the length of the references: the word, character or phoneme error rate, depending on the items. Above 1 if
 * predictions are far too long.
 */
public final class ErrorRate {
    private long edits;
    private long items;

    /** Adds a prediction. */
    public void add(List<?> prediction, List<?> reference) {
        edits += distance(prediction, reference);
        items += reference.size();
    }

    /** The error rate so far; NaN if all references are empty. */
    public double rate() {
        return items == 0 ? (edits == 0 ? Double.NaN : Double.POSITIVE_INFINITY) : (double) edits / items;
    }

    /** Minimum number of edits between two sequences. */
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
