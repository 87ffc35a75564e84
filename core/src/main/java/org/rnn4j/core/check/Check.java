package org.rnn4j.core.check;

/** One check of a model. */
public interface Check {
    /** The name of the check, in a few words. */
    String name();

    /** Checks a model. */
    Finding of(Subject subject);
}
