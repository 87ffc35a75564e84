package org.rnn4j.models.engine;

import org.rnn4j.core.network.SavedNetwork;

/** Storage of a network's parameters outside training. */
public interface FloatStore {

    /**
     * Saves a network.
     *
     * @param values all parameters
     * @param state arrays of the update rule's state, each like {@code values}
     * @param iterations number of updates so far
     */
    SavedNetwork save(float[] values, float[][] state, long iterations);

    /**
     * Reads what was last saved, or the parameters at first, into the arrays.
     *
     * @return number of updates
     */
    long load(float[] values, float[][] state);
}
