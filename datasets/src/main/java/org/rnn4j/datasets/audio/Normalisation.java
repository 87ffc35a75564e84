package org.rnn4j.datasets.audio;

/** Normalisation of features. */
enum Normalisation {
    /** Features stay as they are. */
    NONE,
    /** Mean 0 and deviation 1 of each feature over all frames of the training split. */
    TRAIN,
    /** The same over the frames of each recording by itself, so that microphone, level and much of a voice do not count. */
    UTTERANCE,
    /** One mean and one deviation for all features of a recording, which removes its level but keeps its timbre. */
    LEVEL
}
