package org.rnn4j.models.decoder;

/** Attention score of a decoder's query h and a row m of the encoder's outputs. */
public enum Attention {
    /** No attention: the decoder sees the source only through its initial state. */
    NONE,
    /** {@code h . m} (Luong et al., 2015); h and m must have the same size. */
    DOT,
    /** {@code h W . m} (Luong et al., 2015). */
    GENERAL,
    /** {@code v . tanh(h W + m U)} (Bahdanau et al., 2015). */
    BAHDANAU
}
