package org.rnn4j.models.kernel.fused;

import java.util.Arrays;

/**
 * GRU with the reset gate before the recurrent product (TensorFlow's GRUCell): {@code n = tanh(z_n + (r ∘ h) U_n); h' =
 * u ∘ h + (1 − u) ∘ n}. The order of the gates is r, u, n.
 */
final class FloatGruBeforeRecurrence extends FloatRecurrence {
    private static final int R = 0;
    private static final int U = 1;
    private static final int N = 2;

    /** r ∘ h as input to U, {@code [time * batch, hidden]}. */
    private float[] resetH = new float[0];

    private float[] dResetH = new float[0];

    FloatGruBeforeRecurrence(FloatCellWeights weights) {
        super(weights);
    }

    @Override
    public void shape(int timeSteps, int sequences, int[] activeByStep) {
        super.shape(timeSteps, sequences, activeByStep);
        resetH = FloatArrays.atLeast(resetH, time * batch * hidden);
    }

    @Override
    protected void goStep(int at, int rows) {
        int count = rows * hidden;
        recur(R, at, rows);
        recur(U, at, rows);
        Activation.sigmoid(z[R], at, count, 0);
        Activation.sigmoid(z[U], at, count, 0);
        System.arraycopy(h, at, previous, 0, count);
        GruFloat.reset(z[R], at, previous, resetH, count);
        drop(resetH, at, rows);
        recur(resetH, N, z[N], at, rows);
        normalize(N, at, rows);
        Activation.tanh(z[N], at, count);
        GruFloat.mix(z[U], z[N], at, previous, h, at + batch * hidden, count);
    }

    @Override
    protected void startBackward() {
        dResetH = FloatArrays.atLeast(dResetH, batch * hidden);
    }

    @Override
    protected void backStep(int at, int rows) {
        int count = rows * hidden;
        GruFloat.mixBack(z[U], z[N], h, at, dh, count);
        normalizeBack(U, at, rows);
        normalizeBack(N, at, rows);
        recurBack(z[N], at, N, dResetH, rows, false);
        drop(dResetH, 0, rows);
        resetBack(z[R], h, at, dResetH, dh, count);
        normalizeBack(R, at, rows);
        recurBack(2, at, rows, true);
        Arrays.fill(resetH, at + count, at + batch * hidden, 0);
    }

    /** Computes {@code dh += d(rh) ∘ r} and replaces r with its gradient. */
    private static void resetBack(float[] r, float[] h, int at, float[] dResetH, float[] dh, int count) {
        for (int j = 0; j < count; j++) {
            float gate = r[at + j];
            float d = dResetH[j] * gate;
            dh[j] += d;
            r[at + j] = d * h[at + j] * (1 - gate);
        }
    }

    @Override
    protected float[] recurrentInput(int gate) {
        return gate == N ? resetH : read;
    }
}
