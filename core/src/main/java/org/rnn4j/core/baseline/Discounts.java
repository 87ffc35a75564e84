package org.rnn4j.core.baseline;

/**
 * The three discounts of modified Kneser-Ney smoothing, estimated for the n-grams of one length.
 *
 * <pre>
 *   Y = n1 / (n1 + 2 n2)        Dk = k - (k + 1) · Y · n(k+1) / nk        k = 1, 2, 3
 * </pre>
 *
 * <p>nk is the number of n-grams that were counted k times. If one of n1 to n4 is zero or an estimate lies outside (0,
 * k], there are too few n-grams to estimate from, and the discounts are KenLM's for this case: 0.5, 1 and 1.5.
 *
 * @param one subtracted from a count of 1
 * @param two from a count of 2
 * @param more from a count of 3 or more
 */
record Discounts(double one, double two, double more) {
    private static final Discounts FALLBACK = new Discounts(0.5, 1, 1.5);

    static Discounts of(int[] counts) {
        long[] n = new long[5];
        for (int count : counts) {
            if (count < n.length) {
                n[count]++;
            }
        }
        double y = n[1] / (n[1] + 2.0 * n[2]);
        Discounts estimate = new Discounts(estimate(1, y, n), estimate(2, y, n), estimate(3, y, n));
        boolean possible = inRange(estimate.one, 1) && inRange(estimate.two, 2) && inRange(estimate.more, 3);
        return possible && n[4] > 0 ? estimate : FALLBACK;
    }

    private static double estimate(int k, double y, long[] n) {
        return k - (k + 1) * y * n[k + 1] / n[k]; // not finite where n1, n2 or n3 is zero
    }

    private static boolean inRange(double discount, int k) {
        return discount > 0 && discount <= k;
    }

    /** The amount that is taken from a count and given to other tokens. */
    double of(int count) {
        return switch (count) {
            case 0 -> 0;
            case 1 -> one;
            case 2 -> two;
            default -> more;
        };
    }
}
