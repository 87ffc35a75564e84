package org.rnn4j.models.engine;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.models.kernel.fused.FloatDirection;

/** Copies recurrent states into chunks and out of them. A bidirectional layer has none. */
final class FloatStates {
    private FloatStates() {}

    /** Sets the initial state of a chunk; null = zeros. */
    static void begin(FloatChunk chunk, RnnState before) {
        int part = 0;
        for (FloatLayerPass layer : chunk.layers) {
            boolean carries = before != null && !layer.layer.bidirectional();
            for (FloatDirection direction : layer.directions) {
                for (int index = 0; index < direction.stateArrays(); index++) {
                    direction.initialState(
                            index, carries ? FloatConversion.pick(before.part(part++), chunk.rows(), before) : null);
                }
            }
        }
    }

    /** The state of a batch after the last valid step of each sequence, collected from its chunks. */
    static RnnState after(int batch, List<FloatChunk> chunks) {
        List<double[]> parts = new ArrayList<>();
        FloatLayerPass[] layers = chunks.get(0).layers;
        for (int l = 0; l < layers.length; l++) {
            int hidden = layers[l].layer.hidden;
            int arrays = layers[l].layer.bidirectional() ? 0 : layers[l].directions[0].stateArrays();
            for (int index = 0; index < arrays; index++) {
                double[] part = new double[batch * hidden];
                for (FloatChunk chunk : chunks) {
                    float[] values = new float[chunk.rows().length * hidden];
                    chunk.layers[l].directions[0].finalState(index, values);
                    FloatConversion.put(values, chunk.rows(), part, hidden);
                }
                parts.add(part);
            }
        }
        return RnnState.of(batch, parts.toArray(double[][]::new));
    }
}
