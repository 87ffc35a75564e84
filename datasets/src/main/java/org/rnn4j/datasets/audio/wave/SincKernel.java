package org.rnn4j.datasets.audio.wave;

/**
 * The weights of a {@link Resampler}: a sinc under a Kaiser window, one row per phase. They are computed when they are first
 * needed. Thread-safe.
 */
public final class SincKernel {
    private static final double ZERO_CROSSINGS = 32; // on each side, of a sinc at the lower rate
    private static final double CUT_OFF = 0.92; // of half the lower rate
    private static final double BETA = 7.857; // of the window: 0.1102 (80 dB - 8.7)
    /** Weights that are kept; rates with more phases than that compute theirs for each sample. */
    private static final int MAX_WEIGHTS = 1 << 22;

    private final int from; // input rate, in lowest terms with the output rate
    private final int to;
    private final double bandwidth; // of the sinc, in cycles per two input samples
    private final int reach; // input samples on each side
    private final double[][] weights; // [phase][2 * reach], null where not yet needed

    private SincKernel(int from, int to) {
        int divisor = gcd(from, to);
        this.from = from / divisor;
        this.to = to / divisor;
        double ratio = Math.min(1, (double) to / from);
        bandwidth = CUT_OFF * ratio;
        reach = (int) Math.ceil(ZERO_CROSSINGS / ratio);
        weights = new double[(long) this.to * 2 * reach <= MAX_WEIGHTS ? this.to : 0][];
    }

    /**
     * The weights of a conversion.
     *
     * @param from samples per second, or any number in proportion
     * @param to samples per second of the result, in the same proportion
     */
    public static SincKernel of(int from, int to) {
        return new SincKernel(from, to);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int reach() {
        return reach;
    }

    /** Weights of the input samples from {@code reach - 1} before the one at or before a time to {@code reach} after it. */
    double[] row(int phase) {
        if (weights.length == 0) {
            return computed(phase);
        }
        double[] row = weights[phase];
        if (row == null) {
            row = computed(phase);
            weights[phase] = row; // another thread may compute the same
        }
        return row;
    }

    private double[] computed(int phase) {
        double[] row = new double[2 * reach];
        double fraction = (double) phase / to;
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
            double distance = k - (reach - 1) - fraction;
            row[k] = bandwidth * sinc(bandwidth * distance) * window(distance / reach);
            sum += row[k];
        }
        for (int k = 0; k < row.length; k++) {
            row[k] /= sum; // a constant stays as it is
        }
        return row;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double window(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** The modified Bessel function of the first kind and order 0, by its power series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
