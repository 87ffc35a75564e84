package org.rnn4j.datasets.pixels;

/**
 * A picture in black and white.
 *
 * @param on {@code [height * width]}, row by row
 */
record Bitmap(int height, int width, boolean[] on) {

    /** Whether a pixel is on; pixels beyond the edges are off. */
    boolean at(int row, int column) {
        return row >= 0 && row < height && column >= 0 && column < width && on[row * width + column];
    }
}
