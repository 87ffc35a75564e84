package org.rnn4j.models.kernel.generic;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.Views;

/** Valid steps of each sequence, as factors of 1 and 0. */
final class NdMask {
    private final int shortest;

    /** [time, batch, 1]: 1 at valid steps. */
    private final INDArray valid;

    /** [time, batch, 1]: 1 at padding. */
    private final INDArray padded;

    NdMask(int[] lengths, int time, DataType type) {
        shortest = Arrays.stream(lengths).min().orElse(time);
        double[] ones = new double[time * lengths.length];
        for (int t = 0; t < time; t++) {
            for (int b = 0; b < lengths.length; b++) {
                ones[t * lengths.length + b] = t < lengths[b] ? 1 : 0;
            }
        }
        valid = Nd4j.createFromArray(ones).castTo(type).reshape('c', time, lengths.length, 1);
        padded = valid.rsub(1);
    }

    /** Whether any sequence has ended at step t. */
    boolean isPadded(int t) {
        return t >= shortest;
    }

    /** Where step t is padding, replaces rows of {@code after} with rows of {@code before}. */
    void keepPadded(int t, INDArray before, INDArray after) {
        try (INDArray carried = before.mulColumnVector(Views.step(padded, t))) {
            after.muliColumnVector(Views.step(valid, t)).addi(carried);
        }
    }

    /** Zeros the rows where step t is padding, and returns those rows, which skip the step. */
    List<INDArray> splitPadded(int t, List<INDArray> arrays) {
        return arrays.stream()
                .map(array -> {
                    INDArray carried = array.mulColumnVector(Views.step(padded, t));
                    array.muliColumnVector(Views.step(valid, t));
                    return carried;
                })
                .toList();
    }

    /** Copy of step t, [batch, n], with padding set to zero. */
    INDArray zeroPadded(int t, INDArray step) {
        return step.mulColumnVector(Views.step(valid, t));
    }

    /** Copy of [time, batch, n] with padding set to zero. */
    INDArray zeroPadded(INDArray sequence) {
        INDArray copy = Nd.rows(sequence).mulColumnVector(Nd.rows(valid));
        return copy.reshape('c', sequence.shape());
    }
}
