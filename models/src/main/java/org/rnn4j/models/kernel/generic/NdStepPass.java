package org.rnn4j.models.kernel.generic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.cell.Block;
import org.rnn4j.models.kernel.Unroll;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.Weights;

/** Pass of any cell by its equations: each step is recorded on a {@link NdTape}, which computes the gradient. */
final class NdStepPass extends NdPass {
    /** One tape per step; empty if there is no backward pass. */
    private final List<NdTape> tapes = new ArrayList<>();

    /** Gradients of all parameters except W and b, accumulated over the steps, by name. */
    private final Map<String, INDArray> gradients = new LinkedHashMap<>();

    NdStepPass(Unroll unroll) {
        super(unroll);
    }

    @Override
    void step(int t) {
        NdTape tape = new NdTape(this, t);
        List<NdTape.Value> next = shape.cell().step(tape);
        for (int s = 0; s < next.size(); s++) {
            Views.step(state(s), t + 1).assign(next.get(s).array());
        }
        if (unroll.forBackward()) {
            tape.finish(next);
            tapes.add(tape);
        } else {
            tape.close();
        }
    }

    @Override
    void stepBack(int t, List<INDArray> gradState) {
        try (NdTape tape = tapes.get(t)) {
            tape.backward(gradState);
        }
    }

    /** Accumulated gradient of a parameter. */
    INDArray gradientOf(String parameter) {
        return gradients.computeIfAbsent(
                parameter, name -> keep(unroll.weights().get(name).ulike().assign(0)));
    }

    @Override
    void recurrentGradients(Weights gradient) {
        for (Block block : shape.cell().blocks()) {
            switch (block.kind()) {
                case INPUT, BIAS, GAIN -> {} // handled by NdPass
                case RECURRENT, RECURRENT_BIAS, DIAGONAL ->
                    gradient.get(block.name()).assign(gradientOf(block.name()));
            }
        }
    }
}
