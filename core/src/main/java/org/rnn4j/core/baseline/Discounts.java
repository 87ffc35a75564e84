package org.rnn4j.core.baseline;

/**
 * The three discounts of modified Kneser-Ney smoothing, estimated for the n-grams of one length.
 *
 * <pre>
 *   Y = n1 / (n1 + 2 n2)        Dk = k - (k + 1) · Y · n(k+1) / nk        k = 1, 2, 3
 * </pre>
 *
 * <p>nk is the number of n-grams that were counted k times. Where an estimate does not exist or lies outside (0, k], as
 * happens when few n-grams are counted, the discount is k / 2.
 *
 * @param one subtracted from a count of 1
 * @param two from a count of 2
 * @param more from a count of 3 or more
 */
record Discounts(double one, double two, double more) {

    static Discounts of(int[] counts) {
        long[] n = new long[5];
        for (int count : counts) {
            if (count < n.length) {
                n[count]++;
            }
        }
        double y = n[1] / (n[1] + 2.0 * n[2]);
        return new Discounts(discount(1, y, n), discount(2, y, n), discount(3, y, n));
    }

    private static double discount(int k, double y, long[] n) {
        double estimate = k - (k + 1) * y * n[k + 1] / n[k];
        return estimate > 0 && estimate <= k ? estimate : k / 2.0; // NaN is neither
    }

    /** The part of a count that is given to other tokens. */
    double of(int count) {
        return switch (count) {
            case 0 -> 0;
            case 1 -> one;
            case 2 -> two;
            default -> more;
        };
    }
}
