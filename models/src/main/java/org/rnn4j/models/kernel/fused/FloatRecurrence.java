package org.rnn4j.models.kernel.fused;

import java.util.Arrays;

/**
 * Recurrence of a cell in which every gate multiplies the state with a matrix.
 *
 * <p>Sequences still running at step t are the first {@code active[t]} rows of the step, so elementwise work covers one
 * contiguous block. Each gate has its own array {@code [time * batch, hidden]}, a layout that HotSpot vectorizes. A
 * pass can also run step by step, for a decoder that reads its own output.
 */
public abstract class FloatRecurrence implements FloatDirection {
    protected final FloatCellWeights weights;
    protected final FloatGemm gemm;
    protected final int hidden;
    protected int time;
    protected int batch;
    /** Number of sequences still running, by step. */
    protected int[] active;

    /** Gates: first the input projections, after forward the activations, after backward dLoss/d(pre-activation). */
    final float[][] z;
    /**
     * h before step t at row {@code t * batch}: the initial state, then all outputs (past the end repeated, not
     * zeroed).
     */
    float[] h = new float[0];
    /** Elementwise scratch space for one step. */
    protected float[] previous = new float[0];

    /** dLoss/dh from step t to t - 1; after backward, the gradient of the initial h. */
    protected float[] dh = new float[0];

    /** Input of U, rows as in {@link #h}: h itself, or h with dropout. */
    protected float[] read = h;

    /** Null for a cell without layer normalization. */
    final FloatLayerNorm norm;

    final FloatProjection projection;
    private final FloatRecurrentDropout lockedDropout;
    /** Null for none. */
    private FloatRecurrentDropout dropout;
    /** Null for none. */
    private FloatZoneout zoneout;

    protected FloatRecurrence(FloatCellWeights weights) {
        this.weights = weights;
        gemm = weights.gemm;
        hidden = weights.hidden;
        z = new float[weights.gates][0];
        norm = weights.shape.cell().layerNorm() ? new FloatLayerNorm(weights) : null;
        projection = new FloatProjection(weights, z);
        lockedDropout = new FloatRecurrentDropout();
    }

    @Override
    public int inputSize() {
        return weights.input;
    }

    @Override
    public int stateArrays() {
        return 1;
    }

    /** State array {@code index} before step {@code t}. */
    float[] state(int index) {
        return h;
    }

    @Override
    public float[] stateGradient(int index) {
        return dh;
    }

    @Override
    public void shape(int timeSteps, int sequences, int[] activeByStep) {
        time = timeSteps;
        batch = sequences;
        active = activeByStep;
        int step = batch * hidden;
        h = FloatArrays.atLeast(h, (time + 1) * step);
        previous = FloatArrays.atLeast(previous, step);
        for (int gate = 0; gate < z.length; gate++) {
            z[gate] = FloatArrays.atLeast(z[gate], time * step);
        }
        if (norm != null) {
            norm.shape(time * batch);
        }
        read = h;
        dropout = null;
        zoneout = null;
    }

    @Override
    public void dropRecurrent(float[] factors) {
        dropout = lockedDropout;
        dropout.use(factors, time, batch * hidden);
        read = dropout.read;
    }

    @Override
    public void zoneout(float[][] taken, int stride) {
        zoneout = new FloatZoneout(taken, stride, batch * hidden);
    }

    @Override
    public void initialState(int index, float[] values) {
        if (values == null) {
            Arrays.fill(state(index), 0, batch * hidden, 0);
        } else {
            System.arraycopy(values, 0, state(index), 0, batch * hidden);
        }
    }

    @Override
    public void finalState(int index, float[] into) {
        System.arraycopy(state(index), time * batch * hidden, into, 0, batch * hidden);
    }

    @Override
    public float[] outputs() {
        return h;
    }

    @Override
    public int outputOffset() {
        return batch * hidden;
    }

    @Override
    public void forwardTokens(int[] tokenIds) {
        projection.read(tokenIds);
        for (int t = 0; t < time; t++) {
            projection.tokens(t * batch, active[t]);
            step(t);
        }
    }

    @Override
    public void forwardVectors(float[] vectors, int offset) {
        projection.read(vectors);
        boolean full = active[time - 1] == batch;
        if (full) {
            projection.vectors(offset, 0, time * batch);
        }
        for (int t = 0; t < time; t++) {
            if (!full) {
                projection.vectors(offset, t * batch, active[t]);
            }
            step(t);
        }
    }

    /** Sets the input of {@link #forwardStep(int, int)}: {@code [time * batch, input]}. */
    public void readVectors(float[] vectors) {
        projection.read(vectors);
    }

    /**
     * Runs only step t, for callers that need its output to compute the next input; {@code offset} of the first input.
     */
    public void forwardStep(int t, int offset) {
        projection.vectors(offset, t * batch, active[t]);
        step(t);
    }

    private void step(int t) {
        int rows = active[t];
        int at = t * batch * hidden;
        int count = rows * hidden;
        if (dropout != null) {
            dropout.forward(h, at, count);
        }
        goStep(at, rows);
        for (int index = 0; index < stateArrays(); index++) {
            float[] state = state(index);
            if (zoneout != null) {
                System.arraycopy(state, at, previous, 0, count);
                zoneout.forward(index, t, previous, state, at + batch * hidden, count);
            }
            int from = at + count;
            System.arraycopy(state, from, state, from + batch * hidden, (batch - rows) * hidden);
        }
    }

    /** Runs one step; {@code at} is its offset in the gates and in the previous state. */
    protected abstract void goStep(int at, int rows);

    /** Completes the pre-activation of a gate: adds the input of U times U_gate and normalizes the sum. */
    protected void recur(int gate, int at, int rows) {
        recur(read, gate, z[gate], at, rows);
        normalize(gate, at, rows);
    }

    /** Computes {@code out += left · U_gate}. */
    protected void recur(float[] left, int gate, float[] out, int at, int rows) {
        gemm.multiply(left, at, hidden, weights.u[gate], out, at, hidden, rows, hidden, hidden, true);
    }

    /** Normalizes the sum of a gate if the cell has layer normalization. */
    protected void normalize(int gate, int at, int rows) {
        if (norm != null) {
            norm.forward(gate, z[gate], at, rows);
        }
    }

    /** Applies recurrent dropout to values that replace h as input of U. */
    protected void drop(float[] values, int at, int rows) {
        if (dropout != null) {
            dropout.drop(values, at, rows * hidden);
        }
    }

    /** Turns the gradient of a gate's normalized pre-activation into the gradient of the sum. */
    protected void normalizeBack(int gate, int at, int rows) {
        if (norm != null) {
            norm.backward(gate, z[gate], at, rows);
        }
    }

    /**
     * Backpropagates the gradients of the gates through U to {@link #dh}.
     *
     * @param gates number of leading gates whose U reads h
     * @param accumulate whether dh already holds a gradient that bypasses the gates
     */
    protected void recurBack(int gates, int at, int rows, boolean accumulate) {
        float[] out = dropout == null ? dh : dropout.gradient;
        boolean fresh = dropout != null || !accumulate;
        for (int gate = 0; gate < gates; gate++) {
            recurBack(recurrentGradient(gate), at, gate, out, rows, gate > 0 || !fresh);
        }
        if (dropout != null) {
            dropout.backward(dh, rows * hidden, accumulate);
        }
    }

    /** Computes {@code out (+)= dz · U_gateᵀ}. */
    protected void recurBack(float[] dz, int at, int gate, float[] out, int rows, boolean accumulate) {
        gemm.multiply(dz, at, hidden, weights.uTransposed[gate], out, 0, hidden, rows, hidden, hidden, accumulate);
    }

    @Override
    public void backward(float[] gradient, int offset, float[][] finalGradients) {
        startBackward(finalGradients);
        for (int t = time - 1; t >= 0; t--) {
            backwardStep(t, gradient, offset + t * batch * hidden);
        }
    }

    /** Starts a backward pass that runs step by step, from the last step to the first. */
    public void startBackward(float[][] finalGradients) {
        int step = batch * hidden;
        dh = FloatArrays.atLeast(dh, step);
        startBackward();
        if (norm != null) {
            norm.startBackward();
        }
        for (int index = 0; index < stateArrays(); index++) {
            if (finalGradients == null) {
                Arrays.fill(stateGradient(index), 0, step, 0);
            } else {
                System.arraycopy(finalGradients[index], 0, stateGradient(index), 0, step);
            }
        }
    }

    /** Runs backward over step t; dLoss/d(outputs of the step), {@code [batch, hidden]}, starts at {@code at}. */
    public void backwardStep(int t, float[] gradient, int at) {
        int step = batch * hidden;
        int rows = active[t];
        FloatArrays.add(gradient, at, dh, 0, rows * hidden);
        stepBack(t, rows);
        for (float[] gate : z) {
            Arrays.fill(gate, t * step + rows * hidden, (t + 1) * step, 0);
        }
    }

    private void stepBack(int t, int rows) {
        int count = rows * hidden;
        if (zoneout == null) {
            backStep(t * batch * hidden, rows);
            return;
        }
        for (int index = 0; index < stateArrays(); index++) {
            zoneout.split(index, t, stateGradient(index), count);
        }
        backStep(t * batch * hidden, rows);
        for (int index = 0; index < stateArrays(); index++) {
            zoneout.join(index, stateGradient(index), count);
        }
    }

    /** Allocates the arrays of the backward pass. */
    protected void startBackward() {}

    /**
     * Runs one step backward: {@link #dh} is the gradient after the step on entry and before the step on return; the
     * gates become dz.
     */
    protected abstract void backStep(int at, int rows);

    @Override
    public void inputGradient(float[] dx, int offset) {
        projection.inputGradient(dx, offset, 0, time * batch);
    }

    /** Writes dLoss/dx of step t only, {@code [batch, input]} from {@code offset}. */
    public void inputGradient(float[] dx, int offset, int t) {
        projection.inputGradient(dx, offset, t * batch, batch);
    }

    /** Left operand of the product with U of one gate. */
    protected float[] recurrentInput(int gate) {
        return read;
    }

    /** dLoss/d(product with U of one gate). */
    protected float[] recurrentGradient(int gate) {
        return z[gate];
    }

    @Override
    public void addGradientPart(int part, int xOffset, float[] gradients, int offset, FloatScratch scratch) {
        new FloatWeightGradients(this, xOffset, offset, scratch).add(part, gradients);
    }
}
