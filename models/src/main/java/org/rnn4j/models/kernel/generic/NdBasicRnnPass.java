package org.rnn4j.models.kernel.generic;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.Unroll;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.Weights;

/** Pass of {@link org.rnn4j.models.cell.BasicRnn} in ND4J operations. */
final class NdBasicRnnPass extends NdPass {
    private final INDArray square = buffer(batch, hidden);

    NdBasicRnnPass(Unroll unroll) {
        super(unroll);
    }

    @Override
    void step(int t) {
        INDArray h = Views.step(z, t);
        Nd.product(read(t), unroll.weights().u(), h, 1);
        normalize(t, 0);
        Transforms.tanh(h, false);
        Views.step(state(0), t + 1).assign(h);
    }

    @Override
    void stepBack(int t, List<INDArray> gradState) {
        INDArray h = Views.step(z, t);
        INDArray gradH = gradState.get(0);
        h.muli(h, square);
        square.rsubi(1);
        gradH.muli(square, h);
        normalizeBack(t, 0);
        recurBack(h, unroll.weights().u(), gradH, 0);
    }

    @Override
    void recurrentGradients(Weights gradient) {
        Nd.transposedProduct(reads(), Nd.rows(z), gradient.u());
    }
}
