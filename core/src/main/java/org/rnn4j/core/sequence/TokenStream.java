package org.rnn4j.core.sequence;

import java.util.Arrays;

/** Data that is one long stream of tokens a part, so that a count-based baseline can be fitted to it. */
public interface TokenStream extends SequenceData {

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
    TextCodec codec();
}
