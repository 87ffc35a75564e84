package org.rnn4j.datasets.pixels;

import java.util.ArrayList;
import java.util.List;

/**
 * The input of a network for a pixel: pixels before it, to the left and in the rows above, and its place. Pixels that are off or beyond
 * the edges are 0.
 */
final class Context {
    /** Columns to the left and to the right in each row above, the nearest row first. */
    private static final int[] REACH = {6, 5, 4};

    private static final int LEFT = 4;
    private static final List<int[]> NEIGHBOURS = neighbours();

    /** Number of features: the neighbours, the row, the column, and a constant. */
    static final int FEATURES = NEIGHBOURS.size() + 3;

    private Context() {}

    private static List<int[]> neighbours() {
        List<int[]> all = new ArrayList<>();
        for (int left = 1; left <= LEFT; left++) {
            all.add(new int[] {0, -left});
        }
        for (int up = 1; up <= REACH.length; up++) {
            for (int column = -REACH[up - 1]; column <= REACH[up - 1]; column++) {
                all.add(new int[] {-up, column});
            }
        }
        return List.copyOf(all);
    }

    /** Writes the features of a pixel; only pixels before it are read. */
    static double[] of(Bitmap picture, int pixel) {
        int row = pixel / picture.width();
        int column = pixel % picture.width();
        double[] features = new double[FEATURES];
        for (int i = 0; i < NEIGHBOURS.size(); i++) {
            int[] to = NEIGHBOURS.get(i);
            features[i] = picture.at(row + to[0], column + to[1]) ? 1 : 0;
        }
        features[FEATURES - 3] = 2.0 * row / picture.height() - 1;
        features[FEATURES - 2] = 2.0 * column / picture.width() - 1;
        features[FEATURES - 1] = 1;
        return features;
    }
}
