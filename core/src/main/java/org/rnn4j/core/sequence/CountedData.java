package org.rnn4j.core.sequence;

import java.util.List;
import java.util.OptionalInt;

/** Data whose tokens can be counted, so that a count-based baseline can be fitted to it. */
public interface CountedData extends SequenceData {

    /** Upper bound of the ids, exclusive. */
    int countedIds();

    /**
     * The tokens of a split in order, in memory, as streams that are counted separately: one for everything, or one per
     * class. Every split has the same streams in the same order; they may be empty. They may be larger than memory, so
     * check {@link #size} first.
     */
    List<int[]> streams(Split split);

    /** The token that ends each sequence if a stream joins separate sequences; otherwise a stream is one sequence. */
    default OptionalInt endOfSequence() {
        return OptionalInt.empty();
    }
}
