package org.rnn4j.models.kernel;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Regularizing noise within the recurrence of one direction; drawn in advance so that all kernels compute the same
 * result.
 *
 * @param recurrent dropout factors of h as input to U, [batch, hidden], the same at every step; null for none
 * @param taken zoneout factors of {@code s' = s + taken ∘ (s̃ − s)}, where s̃ is the new state of the cell; one array
 *     [time, batch, hidden] for each of {@code Cell.states}, 0 or 1 in training, otherwise their expected value; null
 *     for none
 */
public record Noise(INDArray recurrent, List<INDArray> taken) {
    public static final Noise NONE = new Noise(null, null);

    public Noise {
        taken = taken == null ? null : List.copyOf(taken);
    }

    /** The noise of steps {@code from} (inclusive) to {@code to} (exclusive). */
    public Noise steps(int from, int to) {
        return taken == null
                ? this
                : new Noise(
                        recurrent,
                        taken.stream()
                                .map(factors -> Views.range(factors, 0, from, to))
                                .toList());
    }

    void requireShape(int states, int time, int batch, int hidden) {
        if (recurrent != null && !Arrays.equals(recurrent.shape(), new long[] {batch, hidden})) {
            throw new IllegalArgumentException("recurrent dropout factors are %s, but must be [batch %d, hidden %d]"
                    .formatted(Arrays.toString(recurrent.shape()), batch, hidden));
        }
        if (taken == null) {
            return;
        }
        if (taken.size() != states) {
            throw new IllegalArgumentException(
                    "zoneout factors for %d states, but the cell has %d".formatted(taken.size(), states));
        }
        for (INDArray factors : taken) {
            if (!Arrays.equals(factors.shape(), new long[] {time, batch, hidden})) {
                throw new IllegalArgumentException("zoneout factors are %s, but must be [time %d, batch %d, hidden %d]"
                        .formatted(Arrays.toString(factors.shape()), time, batch, hidden));
            }
        }
    }
}
