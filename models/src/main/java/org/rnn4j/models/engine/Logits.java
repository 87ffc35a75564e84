package org.rnn4j.models.engine;

/** Logits of either precision as the float32 rows that callers get. */
final class Logits {
    private Logits() {}

    /** Rows of {@code width} from the start of an array. */
    static float[][] rows(float[] values, int rows, int width) {
        float[][] copy = new float[rows][width];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * width, copy[row], 0, width);
        }
        return copy;
    }

    /** Rows of {@code width} from the start of an array, rounded. */
    static float[][] rows(double[] values, int rows, int width) {
        float[][] copy = new float[rows][width];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < width; j++) {
                copy[row][j] = (float) values[row * width + j];
            }
        }
        return copy;
    }
}
