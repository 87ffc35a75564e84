package org.rnn4j.datasets.picture.film;

/** The part of a film that a network reads. */
public enum FilmView {
    /** An image per time step, {@code [channels, height, width]}. */
    FRAMES,
    /** Numbers that another program made of each frame, in files of NumPy, {@code [frames, features]}. */
    FEATURES
}
