package org.rnn4j.models.head;

import java.util.Arrays;

/** The maximum of each feature over valid steps. Of equal values, the earliest gets the gradient. */
final class FloatMaxPooling extends FloatPooling {
    /** Time step of the maximum, {@code [sequences, width]}. */
    private int[] steps = new int[0];

    FloatMaxPooling(int width) {
        super(width);
    }

    @Override
    public void forward(float[] values, int from, float[] pooled) {
        if (steps.length < count * width) {
            steps = new int[count * width];
        }
        Arrays.fill(pooled, 0, count * width, 0);
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < chunk.active()[t]; i++) {
                for (int j = 0; j < width; j++) {
                    float value = values[from + at(t, i) + j];
                    if (t == 0 || value > pooled[i * width + j]) {
                        pooled[i * width + j] = value;
                        steps[i * width + j] = t;
                    }
                }
            }
        }
    }

    @Override
    void addBackward(float[] dPooled, float[] gradient) {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < width && lengths[i] > 0; j++) {
                gradient[at(steps[i * width + j], i) + j] += dPooled[i * width + j];
            }
        }
    }
}
