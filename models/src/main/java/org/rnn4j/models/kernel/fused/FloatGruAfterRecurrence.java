package org.rnn4j.models.kernel.fused;

import java.util.Arrays;

/**
 * GRU with the reset gate after the recurrent product (cuDNN, PyTorch, Keras): {@code n = tanh(z_n + r ∘ (h U_n +
 * bU_n)); h' = u ∘ h + (1 − u) ∘ n}. The order of the gates is r, u, n.
 */
final class FloatGruAfterRecurrence extends FloatRecurrence {
    private static final int R = 0;
    private static final int U = 1;
    private static final int N = 2;

    /** h U_n + bU_n; after backward its gradient. {@code [time * batch, hidden]}. */
    private float[] hUn = new float[0];

    FloatGruAfterRecurrence(FloatCellWeights weights) {
        super(weights);
    }

    @Override
    public void shape(int timeSteps, int sequences, int[] activeByStep) {
        super.shape(timeSteps, sequences, activeByStep);
        hUn = FloatArrays.atLeast(hUn, time * batch * hidden);
    }

    @Override
    protected void goStep(int at, int rows) {
        int count = rows * hidden;
        recur(R, at, rows);
        recur(U, at, rows);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(weights.bias[3], 0, hUn, at + row * hidden, hidden);
        }
        recur(read, N, hUn, at, rows);
        Activation.sigmoid(z[R], at, count, 0);
        Activation.sigmoid(z[U], at, count, 0);
        addProduct(z[R], hUn, at, z[N], count);
        normalize(N, at, rows);
        Activation.tanh(z[N], at, count);
        System.arraycopy(h, at, previous, 0, count);
        GruFloat.mix(z[U], z[N], at, previous, h, at + batch * hidden, count);
    }

    private static void addProduct(float[] a, float[] b, int at, float[] sum, int count) {
        for (int j = 0; j < count; j++) {
            sum[at + j] = Math.fma(a[at + j], b[at + j], sum[at + j]);
        }
    }

    @Override
    protected void backStep(int at, int rows) {
        int count = rows * hidden;
        GruFloat.mixBack(z[U], z[N], h, at, dh, count);
        normalizeBack(U, at, rows);
        normalizeBack(N, at, rows);
        resetBack(z[R], hUn, z[N], at, count);
        normalizeBack(R, at, rows);
        recurBack(3, at, rows, true);
        Arrays.fill(hUn, at + count, at + batch * hidden, 0);
    }

    /** Given dz_n, replaces r and h U_n with their gradients. */
    private static void resetBack(float[] r, float[] hUn, float[] dn, int at, int count) {
        for (int j = 0; j < count; j++) {
            float gate = r[at + j];
            float d = dn[at + j] * gate;
            r[at + j] = d * hUn[at + j] * (1 - gate);
            hUn[at + j] = d;
        }
    }

    @Override
    protected float[] recurrentGradient(int gate) {
        return gate == N ? hUn : z[gate];
    }
}
