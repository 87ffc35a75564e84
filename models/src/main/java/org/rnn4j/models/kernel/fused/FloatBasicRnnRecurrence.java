package org.rnn4j.models.kernel.fused;

/** Recurrence of the basic RNN: {@code h' = tanh(x W + h U + b)}. */
final class FloatBasicRnnRecurrence extends FloatRecurrence {

    FloatBasicRnnRecurrence(FloatCellWeights weights) {
        super(weights);
    }

    @Override
    protected void goStep(int at, int rows) {
        int count = rows * hidden;
        recur(0, at, rows);
        Activation.tanh(z[0], at, count);
        System.arraycopy(z[0], at, h, at + batch * hidden, count);
    }

    @Override
    protected void backStep(int at, int rows) {
        int count = rows * hidden;
        gradient(z[0], at, dh, count);
        normalizeBack(0, at, rows);
        recurBack(1, at, rows, false);
    }

    private static void gradient(float[] z, int at, float[] dh, int count) {
        for (int j = 0; j < count; j++) {
            float h = z[at + j];
            z[at + j] = dh[j] * (1 - h * h);
        }
    }
}
