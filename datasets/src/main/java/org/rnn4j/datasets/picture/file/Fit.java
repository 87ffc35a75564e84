package org.rnn4j.datasets.picture.file;

/** How a picture of another shape becomes one of a given height and width. */
public enum Fit {
    /** The whole picture, with black bars at two sides. */
    LETTERBOX,
    /** The middle of the picture, as much of it as has the shape. */
    CROP,
    /** The whole picture, with its shape changed. */
    STRETCH
}
