package org.rnn4j.models.kernel.fused;

import org.rnn4j.models.cell.Lstm;

/**
 * LSTM: {@code c' = σ(z_f + forgetBias) c + σ(z_i) tanh(z_g); h' = σ(z_o) tanh(c')}. The order of the gates is i, g, f,
 * o.
 */
final class FloatLstmRecurrence extends FloatRecurrence {
    private static final int I = 0;
    private static final int G = 1;
    private static final int F = 2;
    private static final int O = 3;

    private final float forgetBias;
    /** c before step t; same layout as h. */
    private float[] c = new float[0];
    /** tanh(c'), {@code [time * batch, hidden]}. */
    private float[] tanhC = new float[0];

    private float[] dc = new float[0];

    FloatLstmRecurrence(FloatCellWeights weights) {
        super(weights);
        forgetBias = (float) ((Lstm) weights.shape.cell()).forgetBias();
    }

    @Override
    public int stateArrays() {
        return 2;
    }

    @Override
    float[] state(int index) {
        return index == 0 ? h : c;
    }

    @Override
    public float[] stateGradient(int index) {
        return index == 0 ? dh : dc;
    }

    @Override
    public void shape(int timeSteps, int sequences, int[] activeByStep) {
        super.shape(timeSteps, sequences, activeByStep);
        c = FloatArrays.atLeast(c, (time + 1) * batch * hidden);
        tanhC = FloatArrays.atLeast(tanhC, time * batch * hidden);
    }

    @Override
    protected void goStep(int at, int rows) {
        int count = rows * hidden;
        int next = at + batch * hidden;
        for (int gate = 0; gate < 4; gate++) {
            recur(gate, at, rows);
        }
        Activation.sigmoid(z[I], at, count, 0);
        Activation.tanh(z[G], at, count);
        Activation.sigmoid(z[F], at, count, forgetBias);
        Activation.sigmoid(z[O], at, count, 0);
        System.arraycopy(c, at, previous, 0, count);
        cell(z[I], z[G], z[F], at, previous, tanhC, count);
        System.arraycopy(tanhC, at, c, next, count);
        Activation.tanh(tanhC, at, count);
        product(z[O], tanhC, at, h, next, count);
    }

    private static void cell(float[] i, float[] g, float[] f, int at, float[] c, float[] out, int count) {
        for (int j = 0; j < count; j++) {
            out[at + j] = Math.fma(f[at + j], c[j], i[at + j] * g[at + j]);
        }
    }

    private static void product(float[] a, float[] b, int at, float[] out, int to, int count) {
        for (int j = 0; j < count; j++) {
            out[to + j] = a[at + j] * b[at + j];
        }
    }

    @Override
    protected void startBackward() {
        dc = FloatArrays.atLeast(dc, batch * hidden);
    }

    @Override
    protected void backStep(int at, int rows) {
        int count = rows * hidden;
        output(z[O], tanhC, at, dh, dc, count);
        input(z[I], z[G], at, dc, count);
        forget(z[F], c, at, dc, count);
        for (int gate = 0; gate < 4; gate++) {
            normalizeBack(gate, at, rows);
        }
        recurBack(4, at, rows, false);
    }

    private static void output(float[] o, float[] tanhC, int at, float[] dh, float[] dc, int count) {
        for (int j = 0; j < count; j++) {
            float gate = o[at + j];
            float tc = tanhC[at + j];
            float d = dh[j];
            dc[j] = Math.fma(d * gate, 1 - tc * tc, dc[j]);
            o[at + j] = d * tc * gate * (1 - gate);
        }
    }

    private static void input(float[] i, float[] g, int at, float[] dc, int count) {
        for (int j = 0; j < count; j++) {
            float gate = i[at + j];
            float candidate = g[at + j];
            float d = dc[j] * gate;
            i[at + j] = d * candidate * (1 - gate);
            g[at + j] = d * (1 - candidate * candidate);
        }
    }

    private static void forget(float[] f, float[] c, int at, float[] dc, int count) {
        for (int j = 0; j < count; j++) {
            float gate = f[at + j];
            float d = dc[j] * gate;
            f[at + j] = d * c[at + j] * (1 - gate);
            dc[j] = d;
        }
    }
}
