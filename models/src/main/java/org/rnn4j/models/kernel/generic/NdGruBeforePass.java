package org.rnn4j.models.kernel.generic;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.Unroll;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.Weights;

/** Pass of {@link org.rnn4j.models.cell.Gru} with the reset gate before the recurrent product, in ND4J operations. */
final class NdGruBeforePass extends NdPass {
    private static final int R = 0;
    private static final int U = 1;
    private static final int N = 2;

    /** r ∘ h of every step, as input to U, [time, batch, hidden]. */
    private final INDArray reset = buffer(time, batch, hidden);

    private final INDArray a = buffer(batch, hidden);

    NdGruBeforePass(Unroll unroll) {
        super(unroll);
    }

    /** Columns of gates r and u, which are adjacent. */
    private INDArray ru(INDArray array) {
        return Views.columns(array, 0, 2L * hidden);
    }

    private INDArray n(INDArray array) {
        return Views.columns(array, 2L * hidden, 3L * hidden);
    }

    @Override
    void step(int t) {
        INDArray weights = unroll.weights().u();
        INDArray h = Views.step(state(0), t);
        Nd.product(read(t), ru(weights), ru(Views.step(z, t)), 1);
        normalize(t, R, U);
        INDArray r = Transforms.sigmoid(gate(t, R), false);
        INDArray u = Transforms.sigmoid(gate(t, U), false);
        INDArray rh = Views.step(reset, t);
        r.muli(h, rh);
        Nd.product(drop(rh), n(weights), gate(t, N), 1);
        normalize(t, N);
        INDArray n = Transforms.tanh(gate(t, N), false);

        INDArray next = Views.step(state(0), t + 1);
        h.subi(n, next);
        next.muli(u).addi(n);
    }

    @Override
    void stepBack(int t, List<INDArray> gradState) {
        INDArray weights = unroll.weights().u();
        INDArray gradH = gradState.get(0);
        INDArray h = Views.step(state(0), t);
        INDArray r = gate(t, R);
        INDArray u = gate(t, U);
        INDArray n = gate(t, N);
        try (INDArray gradU = h.sub(n).muli(gradH);
                INDArray keep = u.mul(gradH);
                INDArray gradN = gradH.sub(keep);
                INDArray gradReset = keep.dup()) {
            n.muli(n, a);
            a.rsubi(1);
            gradN.muli(a, n);

            a.assign(u).rsubi(1).muli(u);
            gradU.muli(a, u);

            normalizeBack(t, U, N);
            Nd.productTransposed(n, n(weights), gradReset, 0);
            drop(gradReset);
            gradReset.muli(r, gradH);
            gradReset.muli(h);
            a.assign(r).rsubi(1).muli(r);
            gradReset.muli(a, r);
            normalizeBack(t, R);

            gradH.addi(keep); // keep is the gradient through u ∘ h
            recurBack(ru(Views.step(z, t)), ru(weights), gradH, 1);
        }
    }

    @Override
    void recurrentGradients(Weights gradient) {
        INDArray rows = Nd.rows(z);
        Nd.transposedProduct(reads(), ru(rows), ru(gradient.u()));
        Nd.transposedProduct(Nd.rows(reset), n(rows), n(gradient.u()));
    }
}
