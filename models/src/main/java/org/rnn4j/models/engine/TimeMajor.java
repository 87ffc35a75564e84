package org.rnn4j.models.engine;

import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.WordIds;

/** The sequences of a chunk, step by step. */
public final class TimeMajor {
    private TimeMajor() {}

    /** A condition, which is a class or a vector, as the sequence of one step that it is to a network; others as they are. */
    public static SequenceValues sequence(SequenceValues inputs) {
        if (inputs instanceof ClassIds classes) {
            return new TokenIds(classes.batch(), 1, classes.classes());
        }
        return inputs instanceof OneVector vector
                ? new RealVectors(vector.batch(), vector.width(), 1, vector.values())
                : inputs;
    }

    /**
     * Of tokens, or of words without their characters: row {@code t * rows.length + i} becomes step t of sequence {@code rows[i]}.
     *
     * @return {@code room}, or a new array where that is too short
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
