package org.rnn4j.models.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FloatConnectionTest {
    private static final int TIME = 6;

    @Test
    void lockedMasksAreConstantOverTimeAndOthersAreNot() {
        float[] locked = dropOnes(true);
        float[] fresh = dropOnes(false);
        float[] first = Arrays.copyOf(locked, 60);
        for (int t = 1; t < TIME; t++) {
            assertThat(Arrays.copyOfRange(locked, t * 60, (t + 1) * 60)).isEqualTo(first);
            assertThat(Arrays.copyOfRange(fresh, t * 60, (t + 1) * 60)).isNotEqualTo(Arrays.copyOf(fresh, 60));
        }
        assertThat(first).contains(0, 2);
    }

    /** Ones [time, batch 3, width 20] as read by the layer above. */
    private static float[] dropOnes(boolean locked) {
        LayerRegularisation none = new LayerRegularisation(1, false, 0, 0, false);
        LayerRegularisation above = new LayerRegularisation(0.5, locked, 0, 0, false);
        FloatConnection connection = new FloatConnection(none, above, 20);
        float[] ones = new float[TIME * 60];
        Arrays.fill(ones, 1);
        connection.forward(ones, 0, TIME, 3, null, new SplittableRandom(5));
        return connection.values();
    }
}
