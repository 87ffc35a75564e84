package org.rnn4j.core.backtest;

import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;

/** A data set as it was known at several moments, the origins; the earliest is number 0. */
public interface RollingOrigins {

    /** How many there are; at least one. */
    int count();

    /** What to call an origin in a report: a date, or how many rows are known. */
    String name(int origin);

    /**
     * The data of one origin: its training part is all that lies before, its test part the one horizon that follows.
     *
     * @param fitted the codec of a model that was trained at an earlier origin, or null to fit one on this training part
     */
    SequenceData at(int origin, Codec fitted);
}
