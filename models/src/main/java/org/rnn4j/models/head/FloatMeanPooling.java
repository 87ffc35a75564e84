package org.rnn4j.models.head;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.FloatArrays;

/** The mean of each feature over valid steps. */
final class FloatMeanPooling extends FloatPooling {
    FloatMeanPooling(int width) {
        super(width);
    }

    @Override
    public void forward(float[] values, int from, float[] pooled) {
        Arrays.fill(pooled, 0, count * width, 0);
        for (int t = 0; t < time; t++) {
            FloatArrays.add(values, from + at(t, 0), pooled, 0, chunk.active()[t] * width);
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < width; j++) {
                pooled[i * width + j] /= Math.max(1, lengths[i]);
            }
        }
    }

    @Override
    void addBackward(float[] dPooled, float[] gradient) {
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < chunk.active()[t]; i++) {
                for (int j = 0; j < width; j++) {
                    gradient[at(t, i) + j] += dPooled[i * width + j] / lengths[i];
                }
            }
        }
    }
}
