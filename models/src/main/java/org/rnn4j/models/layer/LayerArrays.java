package org.rnn4j.models.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.kernel.Input;

/** Conversion between DL4J's arrays, [batch, features, time], and the kernels', [time, batch, features]. */
final class LayerArrays {
    private LayerArrays() {}

    /** Kernel input for a layer's input. */
    static Input input(INDArray input, boolean tokens, DataType type) {
        if (tokens) {
            return new Input.Tokens(tokens(input));
        }
        if (input.rank() != 3) {
            throw new IllegalArgumentException("input is %s, but a recurrent layer reads [batch, features, time]"
                    .formatted(Arrays.toString(input.shape())));
        }
        return new Input.Vectors(timeMajor(input.castTo(type)));
    }

    /** Token ids of an array [batch, 1, time] or [batch, time]. */
    static TokenIds tokens(INDArray ids) {
        boolean flat = ids.rank() == 2;
        if (!flat && (ids.rank() != 3 || ids.size(1) != 1)) {
            throw new IllegalArgumentException("input is %s, but token ids are [batch, 1, time] or [batch, time]"
                    .formatted(Arrays.toString(ids.shape())));
        }
        INDArray vector = ids.dup('c').reshape(ids.length());
        int time = (int) ids.size(flat ? 1 : 2);
        return new TokenIds(
                (int) ids.size(0), time, vector.castTo(DataType.INT32).toIntVector());
    }

    /** A view of [batch, features, time] as [time, batch, features]. */
    static INDArray timeMajor(INDArray ncw) {
        return ncw.permute(2, 0, 1);
    }

    /** Copies [time, batch, features] into the workspace for {@code use}; returns a view [batch, features, time]. */
    static INDArray toWorkspace(INDArray timeMajor, ArrayType use, LayerWorkspaceMgr workspaces) {
        INDArray copy = workspaces.createUninitialized(use, timeMajor.dataType(), timeMajor.shape(), 'c');
        return copy.assign(timeMajor).permute(1, 2, 0);
    }

    /**
     * Length of each sequence according to its mask; null if there is no mask.
     *
     * @param mask [batch, time], ones followed by zeros in every row; or null
     */
    static int[] lengths(INDArray mask, int batch, int time) {
        if (mask == null) {
            return null;
        }
        if (mask.rank() != 2 || mask.size(0) != batch || mask.size(1) != time) {
            throw new IllegalArgumentException("mask is %s, but must be [batch %d, time %d]"
                    .formatted(Arrays.toString(mask.shape()), batch, time));
        }
        double[] values = mask.dup('c').reshape(mask.length()).toDoubleVector();
        int[] lengths = new int[batch];
        for (int b = 0; b < batch; b++) {
            while (lengths[b] < time && values[b * time + lengths[b]] == 1) {
                lengths[b]++;
            }
            for (int t = lengths[b]; t < time; t++) {
                if (values[b * time + t] != 0) {
                    throw new IllegalArgumentException(
                            ("the mask of sequence %d is %s at step %d, but must be ones up to"
                                            + " its length and zeros after it; align sequences at their start")
                                    .formatted(b, values[b * time + t], t));
                }
            }
        }
        return lengths;
    }
}
