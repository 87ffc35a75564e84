package org.rnn4j.core.backtest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A {@link org.rnn4j.core.sequence.DataSource} whose data can be seen as it was known at earlier moments. */
public interface RollingSource {

    /**
     * The last origins of a data set; the horizon of the last one ends where the data ends.
     *
     * @param options the {@code data:} block without {@code type}
     * @param count number of origins
     * @param step rows from one origin to the next; 0 = one horizon
     * @throws org.rnn4j.core.error.UserException if the options cannot be used, or the data is too short
     */
    RollingOrigins origins(ObjectNode options, int count, int step);
}
