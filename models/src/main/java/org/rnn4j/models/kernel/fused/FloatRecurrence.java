package org.rnn4j.models.kernel.fused;

import java.util.Arrays;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;

/**
 * One direction of one recurrent layer over one chunk of a batch: the forward pass, which is kept, and the backward pass.
 *
 * <p>All sequences of values are time-major: row {@code t * batch + b}. Sequences are sorted by falling length, so that
 * those still running at step t are the first {@code active[t]} rows of the step, and elementwise work is one stretch of
 * an array. Each gate has an array of its own {@code [time * batch, hidden]}: the shape that HotSpot vectorises. Past a
 * sequence's length outputs are zero and its state stays.
 */
public abstract class FloatRecurrence {
    protected final FloatCellWeights weights;
    protected final FloatGemm gemm;
    protected final int hidden;
    protected int time;
    protected int batch;
    /** Sequences that are still running, by step. */
    protected int[] active;

    /** Gates: first their input projections, after forward their activations, after backward dLoss/d(pre-activation). */
    final float[][] z;
    /** h before step t at row {@code t * batch}: the initial state, then every output (held, not zeroed, past the end). */
    float[] h = new float[0];
    /** Elementwise scratch of one step. */
    protected float[] previous = new float[0];

    /** dLoss/dh that flows from step t to t - 1; after backward, the gradient of the initial h. */
    protected float[] dh = new float[0];

    private int[] ids;
    private float[] x;

    protected FloatRecurrence(FloatCellWeights weights) {
        this.weights = weights;
        gemm = weights.gemm;
        hidden = weights.hidden;
        z = new float[weights.gates][0];
    }

    /** A pass for the cell whose weights these are. */
    public static FloatRecurrence of(FloatCellWeights weights) {
        Cell cell = weights.shape.cell();
        if (cell instanceof Lstm lstm) {
            return new FloatLstmRecurrence(weights, lstm.forgetBias());
        }
        if (cell instanceof Gru gru) {
            return gru.resetAfter() ? new FloatGruAfterRecurrence(weights) : new FloatGruBeforeRecurrence(weights);
        }
        if (cell instanceof BasicRnn) {
            return new FloatBasicRnnRecurrence(weights);
        }
        throw new IllegalArgumentException("no fused pass for " + cell);
    }

    /** Width of the input, or the vocabulary's size where it is tokens. */
    public int inputSize() {
        return weights.input;
    }

    /** Arrays that a state has: 1, or 2 where the cell carries c beside h. */
    public int stateArrays() {
        return 1;
    }

    /** State array {@code index} before step {@code t}. */
    float[] state(int index) {
        return h;
    }

    /** Gradient of state array {@code index} of the initial state, {@code [batch, hidden]} at 0, after backward. */
    public float[] stateGradient(int index) {
        return dh;
    }

    /** Makes room for {@code time} steps of {@code batch} sequences. */
    public void shape(int timeSteps, int sequences, int[] activeByStep) {
        time = timeSteps;
        batch = sequences;
        active = activeByStep;
        int step = batch * hidden;
        h = atLeast(h, (time + 1) * step);
        previous = atLeast(previous, step);
        for (int gate = 0; gate < z.length; gate++) {
            z[gate] = atLeast(z[gate], time * step);
        }
    }

    /** Sets the state before the first step; null = zeros. The array is {@code [batch, hidden]}. */
    public void initialState(int index, float[] values) {
        if (values == null) {
            Arrays.fill(state(index), 0, batch * hidden, 0);
        } else {
            System.arraycopy(values, 0, state(index), 0, batch * hidden);
        }
    }

    /** Copies the state after the last valid step of each sequence, {@code [batch, hidden]}. */
    public void finalState(int index, float[] into) {
        System.arraycopy(state(index), time * batch * hidden, into, 0, batch * hidden);
    }

    /** Outputs, {@code [time * batch, hidden]} from {@link #outputOffset}; rows past a sequence's end hold its last state. */
    public float[] outputs() {
        return h;
    }

    /** Where the first output stands in {@link #outputs}. */
    public int outputOffset() {
        return batch * hidden;
    }

    /** Runs forward over token ids, {@code [time * batch]}. */
    public void forwardTokens(int[] tokenIds) {
        ids = tokenIds;
        int columns = weights.gates * hidden;
        for (int t = 0; t < time; t++) {
            for (int b = 0; b < active[t]; b++) {
                int row = (t * batch + b) * hidden;
                int from = weights.tableOffset + ids[t * batch + b] * columns;
                for (int gate = 0; gate < z.length; gate++) {
                    System.arraycopy(weights.table, from + gate * hidden, z[gate], row, hidden);
                    add(weights.bias[gate], 0, z[gate], row, hidden);
                }
            }
            step(t);
        }
    }

    /** Runs forward over vectors, {@code [time * batch, input]} from {@code offset}. */
    public void forwardVectors(float[] vectors, int offset) {
        x = vectors;
        boolean full = active[time - 1] == batch;
        if (full) {
            project(offset, 0, time * batch);
        }
        for (int t = 0; t < time; t++) {
            if (!full) {
                project(offset, t * batch, active[t]);
            }
            step(t);
        }
    }

    private void project(int xOffset, int row, int rows) {
        for (int gate = 0; gate < z.length; gate++) {
            for (int r = row; r < row + rows; r++) {
                System.arraycopy(weights.bias[gate], 0, z[gate], r * hidden, hidden);
            }
            gemm.multiply(
                    x,
                    xOffset + row * weights.input,
                    weights.input,
                    weights.w[gate],
                    z[gate],
                    row * hidden,
                    hidden,
                    rows,
                    hidden,
                    weights.input,
                    true);
        }
    }

    private void step(int t) {
        int rows = active[t];
        int at = t * batch * hidden;
        forwardStep(at, rows);
        for (int index = 0; index < stateArrays(); index++) {
            float[] state = state(index);
            int from = at + rows * hidden;
            System.arraycopy(state, from, state, from + batch * hidden, (batch - rows) * hidden);
        }
    }

    /** One step: {@code at} is its first element in the gates and in the state before it. */
    protected abstract void forwardStep(int at, int rows);

    /** {@code z[gate] += rows of h before the step · U_gate}. */
    protected void recur(float[] left, int leftAt, int gate, float[] out, int at, int rows, boolean accumulate) {
        gemm.multiply(left, leftAt, hidden, weights.u[gate], out, at, hidden, rows, hidden, hidden, accumulate);
    }

    /** {@code out (+)= dz · U_gate transposed}. */
    protected void recurBack(float[] dz, int at, int gate, float[] out, int rows, boolean accumulate) {
        gemm.multiply(dz, at, hidden, weights.uTransposed[gate], out, 0, hidden, rows, hidden, hidden, accumulate);
    }

    /**
     * Runs backward.
     *
     * @param gradient dLoss/doutputs, {@code [time * batch, hidden]} from {@code offset}; rows past a sequence's end are
     *     not read
     * @param finalGradients dLoss/d(final state), by state array, {@code [batch, hidden]}; null = zeros
     */
    public void backward(float[] gradient, int offset, float[][] finalGradients) {
        int step = batch * hidden;
        dh = atLeast(dh, step);
        startBackward();
        for (int index = 0; index < stateArrays(); index++) {
            if (finalGradients == null) {
                Arrays.fill(stateGradient(index), 0, step, 0);
            } else {
                System.arraycopy(finalGradients[index], 0, stateGradient(index), 0, step);
            }
        }
        for (int t = time - 1; t >= 0; t--) {
            int rows = active[t];
            add(gradient, offset + t * step, dh, 0, rows * hidden);
            backwardStep(t * step, rows);
            for (float[] gate : z) {
                Arrays.fill(gate, t * step + rows * hidden, (t + 1) * step, 0);
            }
        }
    }

    /** Makes room for the arrays of the backward pass. */
    protected void startBackward() {}

    /** One step back: reads {@link #dh} after the step, leaves it before the step; the gates become dz. */
    protected abstract void backwardStep(int at, int rows);

    /** {@code dx = dz · W transposed}, {@code [time * batch, input]} from {@code offset}. */
    public void inputGradient(float[] dx, int offset) {
        for (int gate = 0; gate < z.length; gate++) {
            gemm.multiply(
                    z[gate],
                    0,
                    hidden,
                    weights.wTransposed[gate],
                    dx,
                    offset,
                    weights.input,
                    time * batch,
                    weights.input,
                    hidden,
                    gate > 0);
        }
    }

    /** What one gate of U was multiplied with. */
    protected float[] recurrentInput(int gate) {
        return h;
    }

    /** dLoss/d(what one gate of U gave). */
    protected float[] recurrentGradient(int gate) {
        return z[gate];
    }

    /**
     * Adds the gradients of one gate's weights. Different gates write to different elements.
     *
     * @param xOffset first element of the vectors that {@link #forwardVectors} read
     * @param gradients flat gradients; this direction's start at {@code offset}
     */
    public void addGradients(int gate, int xOffset, float[] gradients, int offset, FloatScratch scratch) {
        int columns = weights.gates * hidden;
        int rows = time * batch;
        int uOffset = offset + weights.input * columns;
        int bOffset = uOffset + hidden * columns;
        int column = gate * hidden;
        if (weights.tokens) {
            scatter(gate, gradients, offset + column, columns);
        } else {
            gemm.addTransposed(
                    x,
                    xOffset,
                    weights.input,
                    z[gate],
                    0,
                    hidden,
                    gradients,
                    offset + column,
                    columns,
                    weights.input,
                    hidden,
                    rows,
                    scratch);
        }
        gemm.addTransposed(
                recurrentInput(gate),
                0,
                hidden,
                recurrentGradient(gate),
                0,
                hidden,
                gradients,
                uOffset + column,
                columns,
                hidden,
                hidden,
                rows,
                scratch);
        addRows(z[gate], rows, gradients, bOffset + column);
        if (gate == z.length - 1 && weights.bias.length > z.length) {
            addRows(recurrentGradient(gate), rows, gradients, bOffset + columns);
        }
    }

    private void scatter(int gate, float[] gradients, int offset, int columns) {
        for (int t = 0; t < time; t++) {
            for (int b = 0; b < active[t]; b++) {
                int row = t * batch + b;
                add(z[gate], row * hidden, gradients, offset + ids[row] * columns, hidden);
            }
        }
    }

    private void addRows(float[] values, int rows, float[] sums, int offset) {
        for (int row = 0; row < rows; row++) {
            add(values, row * hidden, sums, offset, hidden);
        }
    }

    /** {@code to += from}, elementwise. */
    static void add(float[] from, int fromAt, float[] to, int toAt, int count) {
        for (int j = 0; j < count; j++) {
            to[toAt + j] += from[fromAt + j];
        }
    }

    /** The array itself, or a new one where it is shorter; what it held is not kept. */
    static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }
}
