package org.rnn4j.core.sequence;

import java.util.List;
import java.util.OptionalInt;

/** Data whose tokens can be counted, so that a count-based baseline can be fitted to it. */
public interface CountedData extends SequenceData {

    /** All ids are below. */
    int countedIds();

    /**
     * The tokens of a part in order, in memory, as streams that have counts of their own: one of all, or one for each
     * class. Every part has the same streams in the same order; they may be empty. They may be larger than memory, so look
     * at {@link #size} first.
     */
    List<int[]> streams(Split split);

    /** The token that ends each sequence, where a stream joins separate sequences; a stream is one sequence otherwise. */
    default OptionalInt endOfSequence() {
        return OptionalInt.empty();
    }
}
