package org.rnn4j.datasets.picture;

/** The part of a picture that a network reads. */
public enum PictureView {
    /** An image, {@code [channels, height, width]}. */
    IMAGE,
    /** Its rows from top to bottom as time steps of {@code channels * width} numbers. */
    ROWS,
    /** Numbers that another program made of it, in files of NumPy: a vector, or a grid {@code [positions, width]}. */
    FEATURES
}
