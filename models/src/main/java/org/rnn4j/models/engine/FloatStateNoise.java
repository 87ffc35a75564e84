package org.rnn4j.models.engine;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatDirection;
import org.rnn4j.models.kernel.fused.FloatDropout;

/** Recurrent dropout and zoneout of one layer and direction of a chunk. Buffers are reused across batches. */
final class FloatStateNoise {
    private final LayerRegularisation settings;
    private final FloatDirection layer;
    private final int hidden;
    private float[] recurrent = new float[0];
    private final float[][] taken;

    FloatStateNoise(LayerRegularisation settings, FloatDirection layer, int hidden) {
        this.hidden = hidden;
        this.settings = settings;
        this.layer = layer;
        taken = new float[layer.stateArrays()][0];
    }

    /**
     * Sets the noise of the next forward pass.
     *
     * @param random source of noise; null = inference, where zoneout uses its expectation
     */
    void apply(int time, int batch, SplittableRandom random) {
        int step = batch * hidden;
        double retain = 1 - settings.recurrentDropout();
        if (retain < 1 && random != null) {
            recurrent = FloatArrays.atLeast(recurrent, step);
            FloatDropout.draw(recurrent, step, retain, random);
            layer.dropRecurrent(recurrent);
        }
        double take = 1 - settings.zoneout();
        if (take < 1) {
            int length = random == null ? step : time * step;
            for (int index = 0; index < taken.length; index++) {
                taken[index] = FloatArrays.atLeast(taken[index], length);
                if (random == null) {
                    Arrays.fill(taken[index], 0, length, (float) take);
                } else {
                    FloatDropout.draw(taken[index], length, take, 1, random);
                }
            }
            layer.zoneout(taken, random == null ? 0 : step);
        }
    }
}
