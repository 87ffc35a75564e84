package org.rnn4j.core.sequence;

/** Data that is one long stream of tokens a part, so that a count-based baseline can be fitted to it. */
public interface TokenStream extends SequenceData {

    /** All tokens of a part in order, as ids; empty where the data has no such part. */
    int[] tokens(Split split);

    @Override
    TextCodec codec();
}
