package org.rnn4j.models.decoder;

/** Where a generator meets what it is conditioned on. */
public enum Condition {
    /** In its initial state. */
    INITIAL,
    /** Beside its input at every step. */
    EVERY_STEP,
    /** As its first input, before the first token. */
    FIRST_INPUT
}
