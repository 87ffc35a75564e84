package org.rnn4j.core.sequence;

/** A subset of a data set with one purpose. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST
}
