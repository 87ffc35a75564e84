package org.rnn4j.core.distribution;

import java.util.random.RandomGenerator;

/**
 * The distribution of the next time step of a sequence. Its parameters are one row of a network's outputs, and a step is a row of
 * {@link #values} numbers, in the form in which the network reads it as its next input. Thread-safe.
 */
public sealed interface StepDistribution permits StrokeMixture, ValueMixture, Bernoullis {

    /** Number of parameters. */
    int parameters();

    /** Number of values of a step. */
    int values();

    /**
     * Returns the negative log-likelihood of a step, in nats.
     *
     * @param row {@code [parameters]}
     * @param step {@code [values]}
     * @param gradient {@code [parameters]}, receives the gradient of the loss with respect to the row
     */
    double loss(double[] row, double[] step, double[] gradient);

    /**
     * Draws a step.
     *
     * @param row {@code [parameters]}
     * @param temperature 1 draws from the distribution; below 1 choices and deviations become narrower, above 1 wider; 0 takes the
     *     likeliest choices without chance
     * @return {@code [values]}
     */
    double[] draw(double[] row, double temperature, RandomGenerator random);

    /** Whether a sequence ends with this step. */
    default boolean ends(double[] step) {
        return false;
    }

    /** Its name in saved networks. */
    String name();

    /** Number of components of a mixture; 1 for a distribution that is none. */
    default int components() {
        return 1;
    }

    /**
     * Standard deviation of the normal noise that is part of every component of a mixture, so that none can shrink to a point.
     */
    default double sigmaFloor() {
        return 0;
    }

    /** The distribution of a {@link #name}. */
    static StepDistribution named(String name, int values, int components, double sigmaFloor) {
        return switch (name) {
            case StrokeMixture.NAME -> new StrokeMixture(components, sigmaFloor);
            case ValueMixture.NAME -> new ValueMixture(values, components, sigmaFloor);
            case Bernoullis.NAME -> new Bernoullis(values);
            default ->
                throw new IllegalStateException("step distribution = %s, but must be %s, %s or %s"
                        .formatted(name, StrokeMixture.NAME, ValueMixture.NAME, Bernoullis.NAME));
        };
    }
}
