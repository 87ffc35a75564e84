package org.rnn4j.models.engine;

import org.rnn4j.core.network.SavedNetwork;

/** Where the parameters of a network are kept while nobody trains it. */
public interface FloatStore {

    /**
     * Takes what training reached.
     *
     * @param values of all parameters
     * @param state of the update rule, array by array
     * @param iterations updates so far
     */
    SavedNetwork save(float[] values, float[][] state, long iterations);
}
