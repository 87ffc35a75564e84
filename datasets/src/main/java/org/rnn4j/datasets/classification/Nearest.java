package org.rnn4j.datasets.classification;

import java.util.List;

/** The nearest neighbour by Euclidean distance. */
public final class Nearest {
    private Nearest() {}

    /**
     * The index of the nearest of some vectors; the first one at a tie.
     *
     * @param known one or more, of the length of {@code asked}
     */
    public static int of(List<float[]> known, float[] asked) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < known.size(); k++) {
            double distance = squaredDistance(known.get(k), asked, least);
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return nearest;
    }

    /** Stops when the distance exceeds {@code enough}. */
    private static double squaredDistance(float[] a, float[] b, double enough) {
        double sum = 0;
        for (int i = 0; i < a.length && sum < enough; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
