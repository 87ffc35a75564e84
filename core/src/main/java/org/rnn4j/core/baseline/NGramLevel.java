package org.rnn4j.core.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The n-grams of one length, grouped by context and sorted by their last token; an n-gram's index is its id as a context
 * of the next longer ones. Some 24 bytes per n-gram.
 *
 * @param first index of each context's first n-gram, with one more entry for the end
 * @param tokens last token of each n-gram
 * @param counts how often each n-gram was counted, 1 or more
 * @param totals sum of the counts of each context
 * @param backoff by context, the weight of the distribution after the shorter context
 */
record NGramLevel(int[] first, int[] tokens, int[] counts, Discounts discounts, int[] totals, double[] backoff) {

    /** Number of n-grams for which memory is taken before the first is read. */
    private static final int CHUNK = 1 << 16;

    static NGramLevel smoothed(int[] first, int[] tokens, int[] counts) {
        Discounts discounts = Discounts.of(counts);
        int[] totals = new int[first.length - 1];
        double[] backoff = new double[first.length - 1];
        for (int context = 0; context < backoff.length; context++) {
            double withheld = 0;
            for (int i = first[context]; i < first[context + 1]; i++) {
                totals[context] += counts[i];
                withheld += discounts.of(counts[i]);
            }
            backoff[context] = totals[context] == 0 ? 1 : withheld / totals[context];
        }
        return new NGramLevel(first, tokens, counts, discounts, totals, backoff);
    }

    /** Number of n-grams. */
    int size() {
        return tokens.length;
    }

    /** Index of the n-gram of a context and a token, or a negative number if it was not seen. */
    int find(int context, int token) {
        return Arrays.binarySearch(tokens, first[context], first[context + 1], token);
    }

    double probability(int context, int token, double shorter) {
        int i = find(context, token);
        return (i < 0 ? 0 : discounted(context, i)) + backoff[context] * shorter;
    }

    /** Turns, in place, a distribution after the shorter context into the distribution after this context. */
    void interpolate(int context, double[] distribution) {
        for (int token = 0; token < distribution.length; token++) {
            distribution[token] *= backoff[context];
        }
        for (int i = first[context]; i < first[context + 1]; i++) {
            distribution[tokens[i]] += discounted(context, i);
        }
    }

    private double discounted(int context, int i) {
        return (counts[i] - discounts.of(counts[i])) / totals[context];
    }

    /** Writes the n-grams of each context: their number, then of each the distance from the token before, and the count. */
    void writeTo(DataOutput out) throws IOException {
        for (int context = 0; context < totals.length; context++) {
            Varint.write(first[context + 1] - first[context], out);
            int before = -1;
            for (int i = first[context]; i < first[context + 1]; i++) {
                Varint.write(tokens[i] - before, out);
                Varint.write(counts[i], out);
                before = tokens[i];
            }
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @param contexts number of contexts
     * @param size number of n-grams
     */
    static NGramLevel readFrom(DataInput in, int contexts, int size, int vocabularySize) throws IOException {
        int[] first = new int[contexts + 1];
        int[] tokens = new int[Math.min(Math.max(size, 0), CHUNK)]; // grow: the size is only a claim
        int[] counts = new int[tokens.length];
        int n = 0;
        for (int context = 0; context < contexts; context++) {
            int end = n + Varint.read(in);
            require(end >= n && end <= size);
            int before = -1;
            for (; n < end; n++) {
                if (n == tokens.length) {
                    tokens = Arrays.copyOf(tokens, (int) Math.min(size, 2L * n));
                    counts = Arrays.copyOf(counts, tokens.length);
                }
                tokens[n] = before + Varint.read(in);
                counts[n] = Varint.read(in);
                require(tokens[n] > before && tokens[n] < vocabularySize && counts[n] > 0);
                before = tokens[n];
            }
            first[context + 1] = end;
        }
        require(n == size);
        return smoothed(first, tokens, counts);
    }

    private static void require(boolean valid) throws IOException {
        if (!valid) {
            throw new IOException("the n-grams are damaged");
        }
    }
}
