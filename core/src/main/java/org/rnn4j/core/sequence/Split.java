package org.rnn4j.core.sequence;

/** The part of a data set that serves one purpose. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST
}
