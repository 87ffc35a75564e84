package org.rnn4j.models.engine;

import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** The sequences of a chunk, step by step. */
final class TimeMajor {
    private TimeMajor() {}

    /**
     * Row {@code t * rows.length + i} becomes step t of sequence {@code rows[i]}.
     *
     * @return {@code room}, or a new array where that is too short
     */
    static int[] ids(TokenIds ids, int[] rows, int[] room) {
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
