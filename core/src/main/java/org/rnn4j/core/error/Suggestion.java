package org.rnn4j.core.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds a known name near a misspelled one. */
public final class Suggestion {
    private Suggestion() {}

    /** The candidate with the smallest edit distance from {@code word}; empty if none is near. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        int near = Math.max(1, word.length() / 3);
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) <= near);
    }

    /** {@code "did you mean X? "}, or an empty string if no candidate is near. */
    public static String phrase(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(candidate -> "did you mean %s? ".formatted(candidate))
                .orElse("");
    }

    /** Number of insertions, deletions, replacements and swaps of neighbours; case and {@code _ -} do not count. */
    static int distance(String a, String b) {
        String s = plain(a);
        String t = plain(b);
        int[][] d = new int[s.length() + 1][t.length() + 1];
        for (int i = 0; i <= s.length(); i++) {
            for (int j = 0; j <= t.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && s.charAt(i - 1) == t.charAt(j - 2) && s.charAt(i - 2) == t.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[s.length()][t.length()];
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
