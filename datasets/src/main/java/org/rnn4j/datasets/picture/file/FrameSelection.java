package org.rnn4j.datasets.picture.file;

/** Chooses frames of a film. */
@FunctionalInterface
public interface FrameSelection {

    /**
     * Numbers of the chosen frames, from 0, in order; one or more.
     *
     * @param frames number of frames of the film
     * @throws org.rnn4j.core.error.UserException if that are too few
     */
    int[] of(int frames);
}
