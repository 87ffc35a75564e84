package org.rnn4j.models.engine;

import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.WordIds;

/** Converts inputs to sequences, and sequences to time-major order. */
public final class TimeMajor {
    private TimeMajor() {}

    /** Converts a condition (a class or a vector) to a sequence of one time step; returns other inputs unchanged. */
    public static SequenceValues sequence(SequenceValues inputs) {
        if (inputs instanceof ClassIds classes) {
            return new TokenIds(classes.batch(), 1, classes.classes());
        }
        return inputs instanceof OneVector vector
                ? new RealVectors(vector.batch(), vector.width(), 1, vector.values())
                : inputs;
    }

    /**
     * Ids of tokens or words in time-major order: element {@code t * rows.length + i} is step t of sequence {@code rows[i]}.
     *
     * @return {@code room}, or a new array if that is too short
     */
    static int[] ids(SequenceValues values, int[] rows, int[] room) {
        TokenIds ids = values instanceof WordIds words ? words.words() : (TokenIds) values;
        int count = rows.length;
        int[] out = room.length >= ids.time() * count ? room : new int[ids.time() * count];
        for (int t = 0; t < ids.time(); t++) {
            for (int i = 0; i < count; i++) {
                out[t * count + i] = ids.at(rows[i], t);
            }
        }
        return out;
    }
}
