package org.rnn4j.datasets.music;

/**
 * A note on the grid.
 *
 * @param pitch MIDI key in [0, 127]; 60 = middle C
 * @param start first step
 * @param end step after the last one
 * @param voice number of its voice or track, from 0
 */
record Note(int pitch, int start, int end, int voice) {
    static final int PITCHES = 128;

    Note {
        if (pitch < 0 || pitch >= PITCHES || start < 0 || end <= start || voice < 0) {
            throw new IllegalArgumentException(
                    "pitch %d, steps %d to %d, voice %d".formatted(pitch, start, end, voice));
        }
    }

    Note transposed(int semitones) {
        return new Note(pitch + semitones, start, end, voice);
    }
}
