package org.rnn4j.models.kernel;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A forward run of all directions of a layer; like {@link Pass}, but with the directions' outputs side by side. */
public final class RecurrencePass implements AutoCloseable {
    private final List<Pass> passes;
    private final Reversal reversal;
    private final int states;
    private final INDArray outputs;

    RecurrencePass(List<Pass> passes, Reversal reversal, int states) {
        this.passes = passes;
        this.reversal = reversal;
        this.states = states;
        this.outputs = passes.size() == 1
                ? passes.get(0).outputs()
                : Detached.compute(() -> Nd4j.concat(
                        2, passes.get(0).outputs(), reversal.apply(passes.get(1).outputs())));
    }

    /** [time, batch, directions * hidden], row-major; valid until {@link #close}. */
    public INDArray outputs() {
        return outputs;
    }

    /** Of the forward direction, then of the backward direction; each [batch, hidden], valid until {@link #close}. */
    public List<INDArray> finalState() {
        return passes.stream().flatMap(pass -> pass.finalState().stream()).toList();
    }

    /**
     * Runs backward; at most once.
     *
     * @param gradOutputs [time, batch, directions * hidden], or null for zeros
     * @param gradFinalState as {@link #finalState}, or null for zeros
     * @param gradients one for each direction, overwritten
     * @return the gradient of the input, and of the initial state in the order of {@link #finalState}
     */
    public Pass.InputGradient backward(INDArray gradOutputs, List<INDArray> gradFinalState, List<Weights> gradients) {
        return Detached.compute(() -> {
            INDArray gradX = null;
            List<INDArray> gradInitial = new ArrayList<>();
            for (int d = 0; d < passes.size(); d++) {
                List<INDArray> gradFinal =
                        gradFinalState == null ? null : gradFinalState.subList(d * states, (d + 1) * states);
                Pass.InputGradient gradient =
                        passes.get(d).backward(gradOfDirection(gradOutputs, d), gradFinal, gradients.get(d));
                gradInitial.addAll(gradient.initialState());
                if (gradient.x() != null) {
                    gradX = d == 0 ? gradient.x() : gradX.addi(reversal.apply(gradient.x()));
                }
            }
            return new Pass.InputGradient(gradX, gradInitial);
        });
    }

    private INDArray gradOfDirection(INDArray gradOutputs, int direction) {
        if (gradOutputs == null || passes.size() == 1) {
            return gradOutputs;
        }
        long hidden = gradOutputs.size(2) / 2;
        INDArray own = Views.range(gradOutputs, 2, direction * hidden, (direction + 1) * hidden);
        return direction == 0 ? own : reversal.apply(own);
    }

    @Override
    public void close() {
        passes.forEach(Pass::close);
        if (passes.size() > 1 && !outputs.wasClosed()) {
            outputs.close();
        }
    }
}
