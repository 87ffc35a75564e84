package org.rnn4j.core.baseline;

import java.util.Arrays;

/**
 * The n-grams of one length, grouped by context and sorted by their last token; an n-gram's index is its id as a context
 * of the next longer ones. Some 24 bytes per n-gram.
 *
 * @param first index of each context's first n-gram, with one more entry for the end
 * @param tokens last token of each n-gram
 * @param discounted discounted relative frequency of each n-gram
 * @param backoff by context, the weight of the distribution after the shorter context
 */
record NGramLevel(int[] first, int[] tokens, double[] discounted, double[] backoff) {

    static NGramLevel smoothed(int[] first, int[] tokens, int[] counts) {
        Discounts discounts = Discounts.of(counts);
        double[] discounted = new double[counts.length];
        double[] backoff = new double[first.length - 1];
        for (int context = 0; context < backoff.length; context++) {
            long total = 0;
            double withheld = 0;
            for (int i = first[context]; i < first[context + 1]; i++) {
                total += counts[i];
                withheld += discounts.of(counts[i]);
            }
            for (int i = first[context]; i < first[context + 1]; i++) {
                discounted[i] = (counts[i] - discounts.of(counts[i])) / total;
            }
            backoff[context] = total == 0 ? 1 : withheld / total;
        }
        return new NGramLevel(first, tokens, discounted, backoff);
    }

    /** Index of the n-gram of a context and a token, or a negative number if it was not seen. */
    int find(int context, int token) {
        return Arrays.binarySearch(tokens, first[context], first[context + 1], token);
    }

    double probability(int context, int token, double shorter) {
        int i = find(context, token);
        return (i < 0 ? 0 : discounted[i]) + backoff[context] * shorter;
    }

    /** Turns, in place, a distribution after the shorter context into the distribution after this context. */
    void interpolate(int context, double[] distribution) {
        for (int token = 0; token < distribution.length; token++) {
            distribution[token] *= backoff[context];
        }
        for (int i = first[context]; i < first[context + 1]; i++) {
            distribution[tokens[i]] += discounted[i];
        }
    }
}
