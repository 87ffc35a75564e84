package org.rnn4j.models.kernel;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What regularises one direction of a layer from within its recurrence, drawn beforehand, so that every kernel computes
 * the same from it.
 *
 * @param recurrent factors of h where U reads it, [batch, hidden], the same at every step; null for none
 * @param taken zoneout: {@code s' = s + taken ∘ (s̃ − s)}, where s̃ is what the cell gives; for each of
 *     {@code Cell.states} [time, batch, hidden], 0 or 1 in training, their expectation otherwise; null for none
 */
public record Noise(INDArray recurrent, List<INDArray> taken) {
    public static final Noise NONE = new Noise(null, null);

    public Noise {
        taken = taken == null ? null : List.copyOf(taken);
    }

    /** That of the steps {@code from} (inclusive) to {@code to} (exclusive). */
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
            throw new IllegalArgumentException("factors of h are %s, but must be [batch %d, hidden %d]"
                    .formatted(Arrays.toString(recurrent.shape()), batch, hidden));
        }
        if (taken == null) {
            return;
        }
        if (taken.size() != states) {
            throw new IllegalArgumentException(
                    "zoneout of %d states, but the cell has %d".formatted(taken.size(), states));
        }
        for (INDArray factors : taken) {
            if (!Arrays.equals(factors.shape(), new long[] {time, batch, hidden})) {
                throw new IllegalArgumentException(
                        "factors of zoneout are %s, but must be [time %d, batch %d, hidden %d]"
                                .formatted(Arrays.toString(factors.shape()), time, batch, hidden));
            }
        }
    }
}
