package org.rnn4j.benchmarks;

import java.util.SplittableRandom;

/** Random operands. */
final class RandomFloats {
    private RandomFloats() {}

    /** Random numbers, uniform in [-scale, scale). */
    static float[] draw(int count, double scale, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-scale, scale);
        }
        return values;
    }
}
