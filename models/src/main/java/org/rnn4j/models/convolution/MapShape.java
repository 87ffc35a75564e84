package org.rnn4j.models.convolution;

/**
 * Layout of a map of features: positions row by row, each with its channels. A row of zeros lies above and below, and one position
 * of zeros before every row, which ends the row before it as well. So the three values in a row of a 3 x 3 window are
 * neighbours in memory at every position, and a convolution needs no copies of its windows.
 *
 * @param height rows
 * @param width positions of a row
 * @param channels features of a position
 */
record MapShape(int height, int width, int channels) {

    /** Values from a position to the one below it. */
    int row() {
        return (width + 1) * channels;
    }

    /** Offset of the first position. */
    int first() {
        return row() + channels;
    }

    /** Values of a row, without the zeros before it. */
    int values() {
        return width * channels;
    }

    /** Positions from the first to the last, including the zeros between rows. */
    int span() {
        return height * (width + 1) - 1;
    }

    /** Number of positions. */
    int positions() {
        return height * width;
    }

    /** Length of an array that holds a map. */
    int length() {
        return (height + 2) * row() + channels;
    }

    /** The map of a 3 x 3 convolution over this one, whose windows are {@code stride} positions apart. */
    MapShape convolved(int stride, int filters) {
        return new MapShape((height + stride - 1) / stride, (width + stride - 1) / stride, filters);
    }
}
