package org.rnn4j.models.engine;

/**
 * Regularisation of a layer; noise is applied in training only.
 *
 * @param retain probability of keeping an input; 1 = no dropout
 * @param locked whether the dropout mask is the same at every time step of a sequence
 * @param recurrentDropout probability of dropping a unit of h in the recurrent product
 * @param zoneout probability that a unit of the state keeps its previous value
 * @param residual whether the layer's input is added to its output
 */
public record LayerRegularisation(
        double retain, boolean locked, double recurrentDropout, double zoneout, boolean residual) {
    static final LayerRegularisation NONE = new LayerRegularisation(1, false, 0, 0, false);

    /** Whether there is noise in training. */
    public boolean isRandom() {
        return retain < 1 || recurrentDropout > 0 || zoneout > 0;
    }
}
