package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatDropout;

/**
 * Connection from a recurrent layer to the layer or head above it: residual addition, then dropout. Without either, the
 * array of the layer below is passed on without a copy.
 */
final class FloatConnection {
    private final LayerRegularisation below;
    private final LayerRegularisation above;
    private final int width;
    private float[] sum = new float[0];
    private float[] mask = new float[0];
    private float[] dropped = new float[0];
    private int stride;
    private int time;
    private int step;
    private boolean drops;

    /** Outputs of the layer below, plus its inputs if it is residual. */
    private float[] values;

    private int offset;

    /** @param width output features of the layer below */
    FloatConnection(LayerRegularisation below, LayerRegularisation above, int width) {
        this.below = below;
        this.above = above;
        this.width = width;
    }

    /**
     * Runs forward on the outputs of the layer below.
     *
     * @param outputs {@code [steps * batch, width]}, from {@code at}
     * @param before connection below that layer; null = none
     * @param random source of dropout masks; null = no dropout
     */
    void forward(float[] outputs, int at, int steps, int batch, FloatConnection before, SplittableRandom random) {
        time = steps;
        step = batch * width;
        values = outputs;
        offset = at;
        if (below.residual()) {
            sum = FloatArrays.atLeast(sum, time * step);
            sum(outputs, at, before.values, before.offset, sum, time * step);
            values = sum;
            offset = 0;
        }
        drops = random != null && above.retain() < 1;
        if (drops) {
            stride = above.locked() ? 0 : step;
            int length = above.locked() ? step : time * step;
            mask = FloatArrays.atLeast(mask, length);
            dropped = FloatArrays.atLeast(dropped, time * step);
            FloatDropout.draw(mask, length, above.retain(), random);
            FloatDropout.apply(values, offset, mask, stride, dropped, time, step);
        }
    }

    private static void sum(float[] a, int aAt, float[] b, int bAt, float[] out, int count) {
        for (int j = 0; j < count; j++) {
            out[j] = a[aAt + j] + b[bAt + j];
        }
    }

    /** Inputs of the layer above, from {@link #offset}. */
    float[] values() {
        return drops ? dropped : values;
    }

    int offset() {
        return drops ? 0 : offset;
    }

    /**
     * Replaces the gradient of {@link #values} with that of the outputs of the layer below.
     *
     * @param around gradient that bypasses the layer above on a residual connection; null = none
     */
    void backward(float[] gradient, float[] around) {
        if (drops) {
            FloatDropout.apply(gradient, 0, mask, stride, gradient, time, step);
        }
        if (around != null) {
            FloatArrays.add(around, 0, gradient, 0, time * step);
        }
    }
}
