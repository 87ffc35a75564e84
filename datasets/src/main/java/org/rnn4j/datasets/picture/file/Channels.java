package org.rnn4j.datasets.picture.file;

/** Channels of a picture. */
public enum Channels {
    /** Red, green and blue. */
    RGB(3),
    /** Luma of ITU-R BT.601: 0.299 red + 0.587 green + 0.114 blue. */
    GRAY(1);

    private final int count;

    Channels(int count) {
        this.count = count;
    }

    /** Number of channels. */
    public int count() {
        return count;
    }
}
