package org.rnn4j.models.decoder;

/** How a decoder scores the steps of its source. */
public enum Attention {
    /** Not at all: the source speaks through the decoder's initial state alone. */
    NONE,
    /** {@code h . m} (Luong et al., 2015); needs both equally wide. */
    DOT,
    /** {@code h W . m} (Luong et al., 2015). */
    GENERAL,
    /** {@code v . tanh(h W + m U)} (Bahdanau et al., 2015). */
    BAHDANAU
}
