package org.rnn4j.core.network;

/**
 * A running average of a model's trained parameters, which can take their place. There are two vectors of parameters: the model uses
 * one, and the other rests. Not thread-safe; the model must not run at the same time.
 */
public interface WeightAverage {

    /**
     * Moves the resting vector a towards the parameters p that the model uses: {@code a += share * (p - a)}.
     *
     * @param share in (0, 1]; 1 makes them equal
     */
    void add(double share);

    /** Exchanges the vector that the model uses and the resting one; exact, so twice is as never. */
    void exchange();

    /** A copy of the resting vector. */
    ParameterVector resting();

    /** Replaces the resting vector by one of the same model. */
    void rest(ParameterVector values);
}
