package org.rnn4j.models.engine;

/**
 * How a layer of a network is regularised.
 *
 * @param retain share of its inputs that is kept in training; 1 = no dropout
 * @param locked whether the same inputs are dropped at every step of a sequence
 * @param recurrentDropout share of h that U does not see in training
 * @param zoneout share of the state that keeps its value at a step in training
 * @param residual whether its input is added to its output
 */
public record LayerRegularisation(
        double retain, boolean locked, double recurrentDropout, double zoneout, boolean residual) {
    static final LayerRegularisation NONE = new LayerRegularisation(1, false, 0, 0, false);

    /** Whether training draws random numbers for it. */
    public boolean isRandom() {
        return retain < 1 || recurrentDropout > 0 || zoneout > 0;
    }
}
