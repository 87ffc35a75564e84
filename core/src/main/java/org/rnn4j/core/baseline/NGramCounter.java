package org.rnn4j.core.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Counts the n-grams of a stream; each call of {@link #next} adds one order. Positions are sorted by context and token
 * with a counting sort, so that time is linear and no n-gram needs a key or an object; takes some 50 bytes per token
 * meanwhile.
 */
final class NGramCounter {
    private static final int NONE = -1;

    private final int[] tokens;
    private final int vocabularySize;
    private final int end;
    /** Positions of the stream sorted by token. */
    private final int[] byToken;
    /** The n-gram of the longest length so far that ends at each position; for length 0 the one empty n-gram. */
    private int[] ids;

    private final List<NGramLevel> shorter = new ArrayList<>();
    private Counts longest;
    private long size;

    /** N-grams as in {@link NGramLevel}, and how often each occurs. */
    private record Counts(int[] first, int[] tokens, int[] counts) {
        int size() {
            return tokens.length;
        }

        NGramLevel smoothed() {
            return NGramLevel.smoothed(first, tokens, counts);
        }

        /** Adds the number of different tokens before each n-gram; an n-gram that nothing precedes keeps its count. */
        Counts continued(int[] preceding) {
            int[] continued = new int[counts.length];
            Arrays.setAll(continued, i -> preceding[i] == 0 ? counts[i] : preceding[i]);
            return new Counts(first, tokens, continued);
        }
    }

    NGramCounter(int[] tokens, int vocabularySize, OptionalInt end) {
        this.tokens = tokens;
        this.vocabularySize = vocabularySize;
        this.end = end.orElse(NONE);
        int[] starts = new int[vocabularySize + 1];
        for (int token : tokens) {
            starts[token + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        byToken = new int[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            byToken[starts[tokens[i]]++] = i;
        }
        ids = new int[tokens.length];
    }

    /** Number of different n-grams of all lengths so far. */
    long size() {
        return size;
    }

    /** The model of the next order: raw counts of its longest n-grams, continuation counts of the shorter ones. */
    NGram next() {
        int[] contexts = contexts();
        int[] starts = new int[(longest == null ? 1 : longest.size()) + 1];
        for (int context : contexts) {
            if (context != NONE) {
                starts[context + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        count(sorted(contexts, starts), starts);
        size += longest.size();
        List<NGramLevel> levels = new ArrayList<>(shorter);
        levels.add(longest.smoothed());
        return new NGram(vocabularySize, end, levels);
    }

    /** The n-gram before each position, within its sequence, or NONE. */
    private int[] contexts() {
        int[] contexts = new int[tokens.length];
        if (longest == null) {
            return contexts;
        }
        boolean unigrams = shorter.isEmpty();
        for (int i = 1; i < tokens.length; i++) {
            contexts[i] = unigrams || tokens[i - 1] != end ? ids[i - 1] : NONE;
        }
        if (tokens.length > 0) {
            int ends = unigrams ? Arrays.binarySearch(longest.tokens(), end) : NONE;
            contexts[0] = Math.max(ends, NONE);
        }
        return contexts;
    }

    /** Positions by context, then by token. */
    private int[] sorted(int[] contexts, int[] starts) {
        int[] free = starts.clone();
        int[] sorted = new int[starts[starts.length - 1]];
        for (int position : byToken) {
            if (contexts[position] != NONE) {
                sorted[free[contexts[position]]++] = position;
            }
        }
        return sorted;
    }

    private void count(int[] sorted, int[] starts) {
        int[] first = new int[starts.length];
        int[] last = new int[sorted.length];
        int[] counts = new int[sorted.length];
        int[] longerIds = new int[tokens.length];
        Arrays.fill(longerIds, NONE);
        int[] preceding = new int[longest == null ? 1 : longest.size()];
        int n = 0;
        for (int context = 0; context < starts.length - 1; context++) {
            first[context] = n;
            for (int s = starts[context]; s < starts[context + 1]; s++) {
                int position = sorted[s];
                if (n == first[context] || last[n - 1] != tokens[position]) {
                    last[n++] = tokens[position];
                    preceding[ids[position]]++; // one more token before the n-gram without its first token
                }
                counts[n - 1]++;
                longerIds[position] = n - 1;
            }
        }
        first[starts.length - 1] = n;
        if (longest != null) {
            shorter.add(longest.continued(preceding).smoothed());
        }
        longest = new Counts(first, Arrays.copyOf(last, n), Arrays.copyOf(counts, n));
        ids = longerIds;
    }
}
