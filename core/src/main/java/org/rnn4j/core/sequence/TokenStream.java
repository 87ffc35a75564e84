package org.rnn4j.core.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Data with one long stream of tokens per split. */
public interface TokenStream extends CountedData {

    /**
     * All tokens of a split in order, as ids, in memory; empty if the data has no such split. A stream may be larger
     * than memory, so check {@link #size} first.
     */
    int[] tokens(Split split);

    /** The first tokens of a split, at most {@code most}. */
    default int[] first(Split split, int most) {
        int[] tokens = tokens(split);
        return Arrays.copyOf(tokens, Math.min(most, tokens.length));
    }

    @Override
    default int countedIds() {
        return codec().vocabularySize();
    }

    @Override
    default List<int[]> streams(Split split) {
        return List.of(tokens(split));
    }

    /** The amount of text in a split, for losses that do not depend on the tokenization; empty if unknown. */
    default Optional<TextSize> textSize(Split split) {
        return Optional.empty();
    }

    /**
     * The size of a text.
     *
     * @param characters number of Unicode code points
     * @param bytes number of bytes in UTF-8
     */
    record TextSize(long characters, long bytes) {}

    @Override
    TextCodec codec();
}
