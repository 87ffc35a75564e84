package org.rnn4j.models.head;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;

/** Forward and backward pass of a dense layer. Outputs and their gradient share one array. */
public final class FloatDensePass {
    private final FloatDense dense;
    private float[] x;
    private int xAt;
    private int rows;
    private float[] y = new float[0];
    private final float[] biasGradient;

    public FloatDensePass(FloatDense dense) {
        this.dense = dense;
        biasGradient = new float[dense.outputs];
    }

    /**
     * Runs forward.
     *
     * @param from inputs {@code [count, inputs]}, from {@code at}
     * @return outputs {@code [count, outputs]}, to be overwritten by their gradient before {@link #inputGradient}
     */
    public float[] forward(float[] from, int at, int count) {
        x = from;
        xAt = at;
        rows = count;
        y = FloatArrays.atLeast(y, rows * dense.outputs);
        dense.forward(x, xAt, y, 0, rows);
        return y;
    }

    /** Outputs of the last forward pass, to be overwritten by their gradient. */
    public float[] outputs() {
        return y;
    }

    /** Writes the gradient of the inputs, {@code [rows, inputs]}. */
    public void inputGradient(float[] dx) {
        Arrays.fill(biasGradient, 0);
        for (int r = 0; r < rows; r++) {
            FloatArrays.add(y, r * dense.outputs, biasGradient, 0, dense.outputs);
        }
        dense.inputGradient(y, dx, rows);
    }

    /** Adds one block's gradients of W and b; call after {@link #inputGradient}. */
    public void addGradients(int block, float[] gradients, FloatScratch scratch) {
        dense.addGradients(block, x, xAt, y, rows, biasGradient, gradients, scratch);
    }
}
