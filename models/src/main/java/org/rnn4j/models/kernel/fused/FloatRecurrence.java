package org.rnn4j.models.kernel.fused;

import java.util.Arrays;

/**
 * The recurrence of a cell of which every gate multiplies the state with a matrix.
 *
 * <p>Those sequences still running at step t are the first {@code active[t]} rows of the step, so elementwise work is one
 * block of an array. Each gate has an array of its own {@code [time * batch, hidden]}: the shape that HotSpot vectorises. It
 * can also be run step by step, for a decoder that reads its own output.
 */
public abstract class FloatRecurrence implements FloatDirection {
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

    /** What U reads, rows as in {@link #h}: h itself, or h with dropout. */
    protected float[] read = h;

    /** Null where the cell has none. */
    final FloatLayerNorm norm;

    final FloatProjection projection;
    private final FloatRecurrentDropout lockedDropout;
    /** Null = none. */
    private FloatRecurrentDropout dropout;
    /** Null = none. */
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

    /** What {@link #forwardStep(int, int)} reads: {@code [time * batch, input]}. */
    public void readVectors(float[] vectors) {
        projection.read(vectors);
    }

    /** Runs step t alone, for who needs its output before the next input is known; {@code offset} of the first input. */
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

    /** One step: {@code at} is its first element in the gates and in the state before it. */
    protected abstract void goStep(int at, int rows);

    /** Completes a gate's pre-activation: what U reads times U_gate is added, and the sum normalised. */
    protected void recur(int gate, int at, int rows) {
        recur(read, gate, z[gate], at, rows);
        normalize(gate, at, rows);
    }

    /** {@code out += left · U_gate}. */
    protected void recur(float[] left, int gate, float[] out, int at, int rows) {
        gemm.multiply(left, at, hidden, weights.u[gate], out, at, hidden, rows, hidden, hidden, true);
    }

    /** Normalises a gate's sum, where the cell has layer normalisation. */
    protected void normalize(int gate, int at, int rows) {
        if (norm != null) {
            norm.forward(gate, z[gate], at, rows);
        }
    }

    /** Drops what stands in for h where U reads it. */
    protected void drop(float[] values, int at, int rows) {
        if (dropout != null) {
            dropout.drop(values, at, rows * hidden);
        }
    }

    /** Turns the gradient of a gate's normalised pre-activation into that of the sum before. */
    protected void normalizeBack(int gate, int at, int rows) {
        if (norm != null) {
            norm.backward(gate, z[gate], at, rows);
        }
    }

    /**
     * Takes the gradients back through U into {@link #dh}.
     *
     * @param gates the first ones, whose U reads h
     * @param accumulate whether dh already holds what flows past the gates
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

    /** {@code out (+)= dz · U_gate transposed}. */
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

    /** Begins a backward run that is made step by step, from the last to the first. */
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

    /** Runs step t back; dLoss/d(its outputs), {@code [batch, hidden]}, starts at {@code at}. */
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

    /** Makes room for the arrays of the backward pass. */
    protected void startBackward() {}

    /** One step back: reads {@link #dh} after the step, leaves it before the step; the gates become dz. */
    protected abstract void backStep(int at, int rows);

    @Override
    public void inputGradient(float[] dx, int offset) {
        projection.inputGradient(dx, offset, 0, time * batch);
    }

    /** The same for step t alone, {@code [batch, input]} from {@code offset}. */
    public void inputGradient(float[] dx, int offset, int t) {
        projection.inputGradient(dx, offset, t * batch, batch);
    }

    /** What one gate of U was multiplied with. */
    protected float[] recurrentInput(int gate) {
        return read;
    }

    /** dLoss/d(what one gate of U gave). */
    protected float[] recurrentGradient(int gate) {
        return z[gate];
    }

    @Override
    public void addGradientPart(int part, int xOffset, float[] gradients, int offset, FloatScratch scratch) {
        new FloatWeightGradients(this, xOffset, offset, scratch).add(part, gradients);
    }
}
