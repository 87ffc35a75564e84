package org.rnn4j.models.engine;

import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.rnn4j.models.layer.Recurrent;

/**
 * How a layer of a network is regularised, as its DL4J configuration says.
 *
 * @param retain share of its inputs that is kept in training; 1 = no dropout
 * @param locked whether the same inputs are dropped at every step of a sequence
 * @param recurrentDropout share of h that U does not see in training
 * @param zoneout share of the state that keeps its value at a step in training
 * @param residual whether its input is added to its output
 */
record LayerRegularisation(double retain, boolean locked, double recurrentDropout, double zoneout, boolean residual) {
    static final LayerRegularisation NONE = new LayerRegularisation(1, false, 0, 0, false);

    /** Whether training draws random numbers for it. */
    boolean isRandom() {
        return retain < 1 || recurrentDropout > 0 || zoneout > 0;
    }

    /** Of a recurrent layer or of an output layer. */
    static LayerRegularisation of(Layer layer) {
        boolean locked = layer.getIDropout() instanceof SpatialDropout;
        double retain = retain(layer.getIDropout());
        return layer instanceof Recurrent recurrent
                ? new LayerRegularisation(
                        recurrent.isTokens() ? 1 : retain,
                        locked,
                        recurrent.getRecurrentDropout(),
                        recurrent.getZoneout(),
                        recurrent.isResidual())
                : new LayerRegularisation(retain, locked, 0, 0, false);
    }

    private static double retain(IDropout dropout) {
        if (dropout instanceof SpatialDropout locked) {
            return locked.getP();
        }
        return dropout instanceof Dropout fresh ? fresh.getP() : 1;
    }
}
