package org.rnn4j.core.sequence;

import java.util.Optional;

/** Data that is one long stream of tokens a part, so that a count-based baseline can be fitted to it. */
public interface TokenStream extends SequenceData {

    /** All tokens of a part in order, as ids; empty where the data has no such part. */
    int[] tokens(Split split);

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
