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
}
