package org.rnn4j.core.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Data that is one long stream of tokens a part. */
public interface TokenStream extends CountedData {

    /**
     * All tokens of a part in order, as ids, in memory; empty where the data has no such part. A stream may be larger than
     * memory, so look at {@link #size} first.
     */
    int[] tokens(Split split);

    /** The first tokens of a part, {@code most} of them or fewer where there are fewer. */
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

    /** How much text a part is, for losses that do not depend on what a token is; empty where that is not known. */
    default Optional<TextSize> textSize(Split split) {
        return Optional.empty();
    }

    /**
     * The size of a text.
     *
     * @param characters Unicode code points
     * @param bytes in UTF-8
     */
    record TextSize(long characters, long bytes) {}

    @Override
    TextCodec codec();
}
