package org.rnn4j.models.kernel.generic;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.rnn4j.models.cell.Lstm;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.Unroll;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.Weights;

/** Pass of {@link Lstm} in ND4J operations. */
final class NdLstmPass extends NdPass {
    private static final int I = 0;
    private static final int G = 1;
    private static final int F = 2;
    private static final int O = 3;

    private final double forgetBias;

    /** tanh(c') of every step, before zoneout: [time, batch, hidden]. */
    private final INDArray tanhCells = buffer(time, batch, hidden);

    private final INDArray a = buffer(batch, hidden);
    private final INDArray b = buffer(batch, hidden);

    NdLstmPass(Unroll unroll) {
        super(unroll);
        forgetBias = ((Lstm) shape.cell()).forgetBias();
    }

    @Override
    void step(int t) {
        Nd.product(read(t), unroll.weights().u(), Views.step(z, t), 1);
        normalize(t, I, G, F, O);
        INDArray i = Transforms.sigmoid(gate(t, I), false);
        INDArray g = Transforms.tanh(gate(t, G), false);
        INDArray f = Transforms.sigmoid(gate(t, F).addi(forgetBias), false);
        INDArray o = Transforms.sigmoid(gate(t, O), false);

        INDArray c = Views.step(state(1), t + 1);
        f.muli(Views.step(state(1), t), c);
        i.muli(g, a);
        c.addi(a);

        INDArray tanhC = Views.step(tanhCells, t).assign(c);
        Transforms.tanh(tanhC, false);
        o.muli(tanhC, Views.step(state(0), t + 1));
    }

    @Override
    void stepBack(int t, List<INDArray> gradState) {
        INDArray gradH = gradState.get(0);
        INDArray gradC = gradState.get(1);
        INDArray i = gate(t, I);
        INDArray g = gate(t, G);
        INDArray f = gate(t, F);
        INDArray o = gate(t, O);
        INDArray tanhC = Views.step(tanhCells, t);

        // c' also contributes through h' = o tanh(c')
        tanhC.muli(tanhC, a);
        a.rsubi(1).muli(o).muli(gradH);
        gradC.addi(a);

        gradH.muli(tanhC, a);
        sigmoidBack(o);

        gradC.muli(g, a);
        gradC.muli(i, b); // i is overwritten by the next line
        sigmoidBack(i);
        g.muli(g, a);
        a.rsubi(1);
        b.muli(a, g);

        gradC.muli(Views.step(state(1), t), a);
        gradC.muli(f);
        sigmoidBack(f);

        normalizeBack(t, I, G, F, O);
        recurBack(Views.step(z, t), unroll.weights().u(), gradH, 0);
    }

    /** Replaces a gate's activation y with a · y (1 − y), where a is the gradient of y. */
    private void sigmoidBack(INDArray y) {
        a.muli(y);
        y.rsubi(1).muli(a);
    }

    @Override
    void recurrentGradients(Weights gradient) {
        Nd.transposedProduct(reads(), Nd.rows(z), gradient.u());
    }
}
