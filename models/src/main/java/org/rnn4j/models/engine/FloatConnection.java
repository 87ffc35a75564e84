package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatDropout;

/**
 * What lies between a recurrent layer and the layer or head above it: the way around the layer below, where that is
 * residual, then dropout. Without either, the layer above reads the layer below's own array.
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

    /** What the layer below gives: its outputs, or their sum with its inputs. */
    private float[] values;

    private int offset;

    /** @param width units of the layer below */
    FloatConnection(LayerRegularisation below, LayerRegularisation above, int width) {
        this.below = below;
        this.above = above;
        this.width = width;
    }

    /**
     * Takes the outputs of the layer below, {@code [steps * batch, width]} from {@code at}.
     *
     * @param before the connection underneath that layer; null where it has none
     * @param random null = no dropout
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

    /** What the layer above reads, from {@link #offset}. */
    float[] values() {
        return drops ? dropped : values;
    }

    int offset() {
        return drops ? 0 : offset;
    }

    /**
     * Turns the gradient of {@link #values} into that of what the layer below gives, in place.
     *
     * @param around gradient of what the layer above gives, which flows around that layer; null where it does not
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
