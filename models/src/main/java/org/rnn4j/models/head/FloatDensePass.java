package org.rnn4j.models.head;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;

/** A dense layer over some rows, forward and backward. What it gives is held once, and the gradient takes its place. */
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

    /** What it gives for {@code rows} rows from {@code xAt}, {@code [rows, outputs]}; its caller may change it. */
    public float[] forward(float[] from, int at, int count) {
        x = from;
        xAt = at;
        rows = count;
        y = FloatArrays.atLeast(y, rows * dense.outputs);
        dense.forward(x, xAt, y, 0, rows);
        return y;
    }

    /** Writes dLoss/dx, {@code [rows, inputs]}, once the array that {@link #forward} gave holds dLoss/dy. */
    public void inputGradient(float[] dx) {
        Arrays.fill(biasGradient, 0);
        for (int r = 0; r < rows; r++) {
            FloatArrays.add(y, r * dense.outputs, biasGradient, 0, dense.outputs);
        }
        dense.inputGradient(y, dx, rows);
    }

    /** Adds one block's share of the gradients of W and b, after {@link #inputGradient}. */
    public void addGradients(int block, float[] gradients, FloatScratch scratch) {
        dense.addGradients(block, x, xAt, y, rows, biasGradient, gradients, scratch);
    }
}
