package org.rnn4j.models.kernel.generic;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.Unroll;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.Weights;

/** Pass of {@link org.rnn4j.models.cell.Gru} with the reset gate after the recurrent product, in ND4J operations. */
final class NdGruAfterPass extends NdPass {
    private static final int R = 0;
    private static final int U = 1;
    private static final int N = 2;

    /** h·U_n + bU_n of every step, then its gradient: [time, batch, hidden]. */
    private final INDArray recurrent = buffer(time, batch, hidden);

    /** h·U of one step, [batch, 3 * hidden]. */
    private final INDArray product = buffer(batch, shape.gateColumns());

    private final INDArray a = buffer(batch, hidden);

    NdGruAfterPass(Unroll unroll) {
        super(unroll);
    }

    private INDArray ru(INDArray array) {
        return Views.columns(array, 0, 2L * hidden);
    }

    private INDArray n(INDArray array) {
        return Views.columns(array, 2L * hidden, 3L * hidden);
    }

    private INDArray recurrentBias(Weights weights) {
        return Views.range(weights.b(), 0, 3L * hidden, 4L * hidden);
    }

    @Override
    void step(int t) {
        INDArray h = Views.step(state(0), t);
        Nd.product(read(t), unroll.weights().u(), product, 0);
        ru(Views.step(z, t)).addi(ru(product));
        normalize(t, R, U);
        INDArray r = Transforms.sigmoid(gate(t, R), false);
        INDArray u = Transforms.sigmoid(gate(t, U), false);
        INDArray q = Views.step(recurrent, t);
        q.assign(n(product)).addiRowVector(recurrentBias(unroll.weights()));
        r.muli(q, a);
        gate(t, N).addi(a);
        normalize(t, N);
        INDArray n = Transforms.tanh(gate(t, N), false);

        INDArray next = Views.step(state(0), t + 1);
        h.subi(n, next);
        next.muli(u).addi(n);
    }

    @Override
    void stepBack(int t, List<INDArray> gradState) {
        INDArray gradH = gradState.get(0);
        INDArray r = gate(t, R);
        INDArray u = gate(t, U);
        INDArray n = gate(t, N);
        INDArray q = Views.step(recurrent, t);
        try (INDArray gradU = Views.step(state(0), t).sub(n).muli(gradH);
                INDArray keep = u.mul(gradH);
                INDArray gradN = gradH.sub(keep);
                INDArray gradR = keep.dup()) {
            n.muli(n, a);
            a.rsubi(1);
            gradN.muli(a, n);

            a.assign(u).rsubi(1).muli(u);
            gradU.muli(a, u);

            normalizeBack(t, U, N);
            n.muli(q, gradR);
            n.muli(r, q);
            a.assign(r).rsubi(1).muli(r);
            gradR.muli(a, r);
            normalizeBack(t, R);

            ru(product).assign(ru(Views.step(z, t)));
            n(product).assign(q);
            gradH.assign(keep);
            recurBack(product, unroll.weights().u(), gradH, 1);
        }
    }

    @Override
    void recurrentGradients(Weights gradient) {
        INDArray rows = Nd.rows(z);
        INDArray gradQ = Nd.rows(recurrent);
        gradQ.sum(recurrentBias(gradient), 0);
        n(rows).assign(gradQ);
        Nd.transposedProduct(reads(), rows, gradient.u());
    }
}
