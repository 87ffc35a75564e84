package org.rnn4j.core.metric;

import java.util.List;

/**
 * The fewest edits that turn a reference into a prediction (Levenshtein, 1966). Where several ways have as few, it is one with the most
 * substitutions.
 *
 * @param insertions items of the prediction that are too many
 * @param deletions items of the reference that are missing
 */
public record Edits(int substitutions, int insertions, int deletions) {
    /** Cost of an edit; an insertion or a deletion costs 1 more, and there are fewer of them than this. */
    private static final long EDIT = 1L << 32;

    /** The edits between two sequences. */
    public static Edits of(List<?> prediction, List<?> reference) {
        long[] row = new long[reference.size() + 1];
        for (int j = 1; j <= reference.size(); j++) {
            row[j] = row[j - 1] + EDIT + 1;
        }
        for (int i = 1; i <= prediction.size(); i++) {
            long diagonal = row[0];
            row[0] += EDIT + 1;
            for (int j = 1; j <= reference.size(); j++) {
                long substituted = diagonal + (prediction.get(i - 1).equals(reference.get(j - 1)) ? 0 : EDIT);
                diagonal = row[j];
                row[j] = Math.min(substituted, EDIT + 1 + Math.min(row[j], row[j - 1]));
            }
        }
        long cost = row[reference.size()];
        int shifts = (int) (cost % EDIT);
        int insertions = (shifts + prediction.size() - reference.size()) / 2;
        return new Edits((int) (cost / EDIT) - shifts, insertions, shifts - insertions);
    }

    /** The words of a text, which stand between blanks, as items of a sequence. */
    public static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
    }

    /** The characters of a text, as items of a sequence. */
    public static List<Integer> characters(String text) {
        return text.codePoints().boxed().toList();
    }

    /** Number of edits. */
    public int total() {
        return substitutions + insertions + deletions;
    }
}
