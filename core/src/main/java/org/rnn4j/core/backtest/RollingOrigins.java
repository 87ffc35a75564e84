package org.rnn4j.core.backtest;

import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;

/** A data set as it was known at several points in time, the origins; the earliest is number 0. */
public interface RollingOrigins {

    /** Number of origins; at least one. */
    int count();

    /** Name of an origin in a report: a date, or the number of known rows. */
    String name(int origin);

    /**
     * The data of one origin: the training split is everything before it, the test split the one horizon after it.
     *
     * @param fitted the codec of a model that was trained at an earlier origin, or null to fit one on this training
     *     split
     */
    SequenceData at(int origin, Codec fitted);
}
