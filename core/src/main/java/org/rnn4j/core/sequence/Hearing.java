package org.rnn4j.core.sequence;

import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** How a model reads sound while it arrives. Thread-safe; the objects that it returns are not. */
public interface Hearing {

    /** Samples per second that the model was trained with; sound at another rate is resampled. */
    int rate();

    /** Seconds between the starts of two time steps. */
    double stepSeconds();

    /**
     * The time steps of a sound. They are those of the whole recording.
     *
     * @throws org.rnn4j.core.error.UserException if the steps depend on sound that arrives later, or it is no sound
     */
    Steps steps(Sound sound);

    /**
     * Windows of a sound. Each is encoded as a recording of its own. The last one ends where the sound does.
     *
     * @param seconds length of a window; a shorter sound is one window
     * @param hop seconds between the starts of two windows
     * @throws org.rnn4j.core.error.UserException if it is no sound
     */
    Iterator<Window> windows(Sound sound, double seconds, double hop);

    /**
     * A sound that arrives.
     *
     * @param name for errors
     * @param bytes a WAV, AIFF or AU file, or samples without a header: 16-bit integers, the low byte first, one channel
     * @param pcmRate samples per second if there is no header; otherwise 0
     */
    record Sound(String name, InputStream bytes, int pcmRate) {}

    /** Time steps in order. */
    @FunctionalInterface
    interface Steps {

        /**
         * The next steps {@code [1, features, time]}: the next one, for which it waits, and those after it that have already
         * arrived; empty at the end.
         *
         * @param most maximum number of steps
         */
        Optional<RealVectors> next(int most);
    }

    /**
     * A part of a sound.
     *
     * @param begin in seconds
     * @param end in seconds
     * @param encoded a batch of size one
     */
    record Window(double begin, double end, SequenceValues encoded) {}
}
