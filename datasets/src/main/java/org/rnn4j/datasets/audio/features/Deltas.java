package org.rnn4j.datasets.audio.features;

/**
 * Slopes of features over the two frames before and after, with the edges repeated:
 *
 * <pre>
 *   d_t = (x_(t+1) - x_(t-1) + 2 (x_(t+2) - x_(t-2))) / 10
 * </pre>
 *
 * <p>Furui (1986), "Speaker-independent isolated word recognition using dynamic features of speech spectrum".
 */
public final class Deltas {
    private static final int REACH = 2;
    private static final double SCALE = 10; // 2 (1² + 2²)

    private Deltas() {}

    /** The slopes of {@code [frames][features]}, in the same shape. */
    public static double[][] of(double[][] features) {
        double[][] deltas = new double[features.length][features[0].length];
        for (int t = 0; t < features.length; t++) {
            for (int n = 1; n <= REACH; n++) {
                double[] after = features[Math.min(features.length - 1, t + n)];
                double[] before = features[Math.max(0, t - n)];
                for (int f = 0; f < after.length; f++) {
                    deltas[t][f] += n * (after[f] - before[f]) / SCALE;
                }
            }
        }
        return deltas;
    }

    /** Features followed by their slopes, and by the slopes of these, and so on: {@code [frames][features * (1 + order)]}. */
    public static double[][] appended(double[][] features, int order) {
        int width = features[0].length;
        double[][] all = new double[features.length][width * (1 + order)];
        double[][] of = features;
        for (int d = 0; d <= order; d++) {
            for (int t = 0; t < features.length; t++) {
                System.arraycopy(of[t], 0, all[t], d * width, width);
            }
            of = d < order ? of(of) : of;
        }
        return all;
    }
}
