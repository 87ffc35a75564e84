package org.rnn4j.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.rnn4j.models.engine.LayerRegularisation;
import org.rnn4j.models.layer.Recurrent;

/** Reads settings of DL4J layers for the engine. */
final class Dl4jLayers {
    private Dl4jLayers() {}

    /** Regularisation of a recurrent or an output layer. */
    static LayerRegularisation regularisation(Layer layer) {
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

    /** Coefficient of the decoupled weight decay of a parameter; 0 = none. */
    static double weightDecay(BaseLayer layer, String parameter) {
        List<Regularization> all = layer.getRegularizationByParam(parameter);
        return all == null
                ? 0
                : all.stream()
                        .filter(WeightDecay.class::isInstance)
                        .mapToDouble(decay -> ((WeightDecay) decay).getCoeff().valueAt(0, 0))
                        .sum();
    }

    private static double retain(IDropout dropout) {
        if (dropout instanceof SpatialDropout locked) {
            return locked.getP();
        }
        return dropout instanceof Dropout fresh ? fresh.getP() : 1;
    }
}
