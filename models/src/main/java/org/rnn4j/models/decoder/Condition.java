package org.rnn4j.models.decoder;

/** The place at which a decoder reads its condition. */
public enum Condition {
    /** In the initial state. */
    INITIAL,
    /** Concatenated to the input at every step. */
    EVERY_STEP,
    /** As the first input, before the first token. */
    FIRST_INPUT
}
