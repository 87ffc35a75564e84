package org.rnn4j.models.kernel;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Forward pass over all directions of a layer; like {@link Pass}, but with the outputs of the directions concatenated.
 */
public final class RecurrencePass implements AutoCloseable {
    private final List<Pass> passes;
    private final Reversal reversal;
    private final List<Input> inputs;
    private final int states;
    private final INDArray outputs;

    /**
     * Creates a pass.
     *
     * @param reversal null for one direction
     * @param inputs input of each direction; the reversed one is closed with this pass
     */
    RecurrencePass(List<Pass> passes, Reversal reversal, List<Input> inputs, int states) {
        this.passes = passes;
        this.reversal = reversal;
        this.inputs = inputs;
        this.states = states;
        this.outputs = passes.size() == 1 ? passes.get(0).outputs() : Detached.compute(this::concatenatedOutputs);
    }

    private INDArray concatenatedOutputs() {
        try (INDArray backward = reversal.apply(passes.get(1).outputs())) {
            return Nd4j.concat(2, passes.get(0).outputs(), backward);
        }
    }

    /** Outputs [time, batch, directions * hidden], row-major; valid until {@link #close}. */
    public INDArray outputs() {
        return outputs;
    }

    /**
     * Final state of the forward direction, then of the backward direction; each [batch, hidden], valid until {@link
     * #close}.
     */
    public List<INDArray> finalState() {
        return passes.stream().flatMap(pass -> pass.finalState().stream()).toList();
    }

    /**
     * Runs backward; at most once.
     *
     * @param gradOutputs [time, batch, directions * hidden], or null for zeros
     * @param gradFinalState in the order of {@link #finalState}, or null for zeros
     * @param gradients one per direction, overwritten
     * @return gradient of the input, and of the initial state in the order of {@link #finalState}
     */
    public Pass.InputGradient backward(INDArray gradOutputs, List<INDArray> gradFinalState, List<Weights> gradients) {
        return Detached.compute(() -> {
            List<INDArray> gradInitial = new ArrayList<>();
            INDArray gradX = null;
            for (int d = 0; d < passes.size(); d++) {
                Pass.InputGradient gradient = backward(d, gradOutputs, gradFinalState, gradients.get(d));
                gradInitial.addAll(gradient.initialState());
                gradX = d == 0 ? gradient.x() : addReversed(gradX, gradient.x());
            }
            return new Pass.InputGradient(gradX, gradInitial);
        });
    }

    private Pass.InputGradient backward(
            int direction, INDArray gradOutputs, List<INDArray> gradFinalState, Weights gradient) {
        List<INDArray> gradFinal =
                gradFinalState == null ? null : gradFinalState.subList(direction * states, (direction + 1) * states);
        Pass pass = passes.get(direction);
        if (gradOutputs == null || passes.size() == 1) {
            return pass.backward(gradOutputs, gradFinal, gradient);
        }
        long hidden = gradOutputs.size(2) / 2;
        INDArray slice = Views.range(gradOutputs, 2, direction * hidden, (direction + 1) * hidden);
        if (direction == 0) {
            return pass.backward(slice, gradFinal, gradient);
        }
        try (INDArray reversed = reversal.apply(slice)) {
            return pass.backward(reversed, gradFinal, gradient);
        }
    }

    private INDArray addReversed(INDArray sum, INDArray gradX) {
        if (gradX == null) {
            return null;
        }
        try (gradX;
                INDArray reversed = reversal.apply(gradX)) {
            return sum.addi(reversed);
        }
    }

    @Override
    public void close() {
        passes.forEach(Pass::close);
        if (passes.size() > 1 && !outputs.wasClosed()) {
            outputs.close();
            if (inputs.get(1) instanceof Input.Vectors reversed) {
                reversed.x().close();
            }
        }
    }
}
