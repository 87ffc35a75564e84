package org.rnn4j.datasets.pixels;

import java.util.List;

/** How often a pixel is on after each combination of the two pixels to its left and five in each of the two rows above. */
final class NeighbourCounts {
    private static final int COMBINATIONS = 1 << 12;
    /** Added to each count. */
    private static final double PRIOR = 0.5;

    private final long[] on = new long[COMBINATIONS];
    private final long[] all = new long[COMBINATIONS];

    private NeighbourCounts() {}

    static NeighbourCounts of(List<Bitmap> pictures) {
        NeighbourCounts counts = new NeighbourCounts();
        for (Bitmap picture : pictures) {
            for (int p = 0; p < picture.on().length; p++) {
                int before = combination(picture, p);
                counts.all[before]++;
                counts.on[before] += picture.on()[p] ? 1 : 0;
            }
        }
        return counts;
    }

    private static int combination(Bitmap picture, int pixel) {
        int row = pixel / picture.width();
        int column = pixel % picture.width();
        int bits = (picture.at(row, column - 1) ? 1 : 0) << 1 | (picture.at(row, column - 2) ? 1 : 0);
        for (int up = 1; up <= 2; up++) {
            for (int to = -2; to <= 2; to++) {
                bits = bits << 1 | (picture.at(row - up, column + to) ? 1 : 0);
            }
        }
        return bits;
    }

    /** Negative log-likelihood of a picture in nats. */
    double loss(Bitmap picture) {
        double nats = 0;
        for (int p = 0; p < picture.on().length; p++) {
            int before = combination(picture, p);
            double share = (on[before] + PRIOR) / (all[before] + 2 * PRIOR);
            nats -= Math.log(picture.on()[p] ? share : 1 - share);
        }
        return nats;
    }
}
