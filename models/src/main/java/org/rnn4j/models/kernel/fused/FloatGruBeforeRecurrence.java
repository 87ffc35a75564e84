package org.rnn4j.models.kernel.fused;

/**
 * The GRU that resets before the recurrent product (TensorFlow's GRUCell): {@code n = tanh(z_n + (r ∘ h) U_n);
 * h' = u ∘ h + (1 − u) ∘ n}; gates in the order r, u, n.
 */
final class FloatGruBeforeRecurrence extends FloatRecurrence {
    private static final int R = 0;
    private static final int U = 1;
    private static final int N = 2;

    /** r ∘ h, {@code [time * batch, hidden]}. */
    private float[] resetH = new float[0];

    private float[] dResetH = new float[0];

    FloatGruBeforeRecurrence(FloatCellWeights weights) {
        super(weights);
    }

    @Override
    public void shape(int timeSteps, int sequences, int[] activeByStep) {
        super.shape(timeSteps, sequences, activeByStep);
        resetH = atLeast(resetH, time * batch * hidden);
    }

    @Override
    protected void forwardStep(int at, int rows) {
        int count = rows * hidden;
        recur(h, at, R, z[R], at, rows, true);
        recur(h, at, U, z[U], at, rows, true);
        Activation.sigmoid(z[R], at, count, 0);
        Activation.sigmoid(z[U], at, count, 0);
        System.arraycopy(h, at, previous, 0, count);
        GruFloat.reset(z[R], at, previous, resetH, count);
        recur(resetH, at, N, z[N], at, rows, true);
        Activation.tanh(z[N], at, count);
        GruFloat.mix(z[U], z[N], at, previous, h, at + batch * hidden, count);
    }

    @Override
    protected void startBackward() {
        dResetH = atLeast(dResetH, batch * hidden);
    }

    @Override
    protected void backwardStep(int at, int rows) {
        int count = rows * hidden;
        GruFloat.unmix(z[U], z[N], h, at, dh, count);
        recurBack(z[N], at, N, dResetH, rows, false);
        unreset(z[R], h, at, dResetH, dh, count);
        recurBack(z[R], at, R, dh, rows, true);
        recurBack(z[U], at, U, dh, rows, true);
        java.util.Arrays.fill(resetH, at + count, at + batch * hidden, 0);
    }

    /** {@code dh += d(rh) ∘ r}, and r becomes its own gradient. */
    private static void unreset(float[] r, float[] h, int at, float[] dResetH, float[] dh, int count) {
        for (int j = 0; j < count; j++) {
            float gate = r[at + j];
            float d = dResetH[j] * gate;
            dh[j] += d;
            r[at + j] = d * h[at + j] * (1 - gate);
        }
    }

    @Override
    protected float[] recurrentInput(int gate) {
        return gate == N ? resetH : h;
    }
}
