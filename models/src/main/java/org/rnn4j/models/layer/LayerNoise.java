package org.rnn4j.models.layer;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.Noise;

/** Draws the noise of a layer's recurrence from ND4J's global generator, like DL4J's dropout. */
final class LayerNoise {
    private LayerNoise() {}

    /** Noise of every direction; outside training only the expected value of zoneout. */
    static List<Noise> draw(Recurrent layer, DataType type, int time, int batch, boolean training) {
        return Detached.compute(() -> {
            List<Noise> directions = new ArrayList<>();
            for (int d = 0; d < layer.directions(); d++) {
                directions.add(new Noise(
                        training ? recurrent(layer, type, batch) : null, zoneout(layer, type, time, batch, training)));
            }
            return directions;
        });
    }

    private static INDArray recurrent(Recurrent layer, DataType type, int batch) {
        double keep = 1 - layer.getRecurrentDropout();
        return keep == 1
                ? null
                : Nd4j.rand(type, batch, layer.getNOut()).lt(keep).castTo(type).divi(keep);
    }

    private static List<INDArray> zoneout(Recurrent layer, DataType type, int time, int batch, boolean training) {
        double take = 1 - layer.getZoneout();
        if (take == 1) {
            return null;
        }
        List<INDArray> states = new ArrayList<>();
        for (int s = 0; s < layer.getCell().states().size(); s++) {
            long[] shape = {time, batch, layer.getNOut()};
            states.add(training ? Nd4j.rand(type, shape).lt(take).castTo(type) : Nd4j.valueArrayOf(shape, take, type));
        }
        return states;
    }
}
