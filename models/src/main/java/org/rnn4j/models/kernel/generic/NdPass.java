package org.rnn4j.models.kernel.generic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.Pass;
import org.rnn4j.models.kernel.Unroll;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.Weights;

/**
 * Common part of all cells: the input projection of every gate as one product before the first step, the recurrence
 * step by step, and the gradient of each parameter as one product after the last step backward. Past a sequence's
 * length its state is carried forward.
 *
 * <p>Names follow the equations: z for the gates (first pre-activations, then activations; in the backward pass
 * gradients of the pre-activations), s for the states.
 */
abstract class NdPass implements Pass {
    final Unroll unroll;
    final CellShape shape;
    final DataType type;
    final int time;
    final int batch;
    final int hidden;

    /** [time, batch, gates * hidden]. */
    final INDArray z;

    /** Each [time + 1, batch, hidden]: the state before step t at t, after it at t + 1. */
    private final List<INDArray> states = new ArrayList<>();

    /** Input of U at every step, h with dropout, [time, batch, hidden]; null if U reads h itself. */
    private final INDArray dropped;

    /** By gate; empty for a cell without layer normalization. */
    private final List<NdLayerNorm> norms = new ArrayList<>();

    private final List<INDArray> buffers = new ArrayList<>();
    private final NdInput input;
    private final NdMask mask;
    private INDArray outputs;

    NdPass(Unroll unroll) {
        this.unroll = unroll;
        shape = unroll.weights().shape();
        type = unroll.weights().w().dataType();
        time = unroll.input().time();
        batch = unroll.input().batch();
        hidden = shape.hiddenSize();
        input = new NdInput(unroll.input(), type);
        mask = unroll.lengths() == null ? null : new NdMask(unroll.lengths(), time, type);
        z = buffer(time, batch, shape.gateColumns());
        for (int s = 0; s < shape.cell().states().size(); s++) {
            INDArray state = buffer(time + 1, batch, hidden);
            if (unroll.initialState() == null) {
                Views.step(state, 0).assign(0);
            } else {
                Views.step(state, 0).assign(unroll.initialState().get(s));
            }
            states.add(state);
        }
        dropped = unroll.noise().recurrent() == null ? null : buffer(time, batch, hidden);
        for (String gate : shape.cell().layerNorm() ? shape.cell().gates() : List.<String>of()) {
            INDArray gain = unroll.weights().get("g_" + gate);
            INDArray shift = unroll.weights().get("b_" + gate);
            norms.add(new NdLayerNorm(buffer(time, batch, hidden), buffer(time, batch, 1), gain, shift));
        }
    }

    /**
     * Computes the states at t + 1 from the states at t and from z at t, which holds the input projection and, unless
     * the cell is normalized, the bias.
     */
    abstract void step(int t);

    /**
     * Replaces z at t with its gradient.
     *
     * @param gradState gradient of the states at t + 1, each [batch, hidden]; replaced with the gradient of the states
     *     at t
     */
    abstract void stepBack(int t, List<INDArray> gradState);

    /** Writes the gradients of U and of recurrent biases; called last, so it may overwrite z. */
    abstract void recurrentGradients(Weights gradient);

    final void run() {
        INDArray rows = Nd.rows(z);
        input.times(unroll.weights().w(), rows);
        if (norms.isEmpty()) {
            rows.addiRowVector(Views.range(unroll.weights().b(), 0, 0, shape.gateColumns()));
        }
        for (int t = 0; t < time; t++) {
            if (dropped != null) {
                Views.step(state(0), t).muli(unroll.noise().recurrent(), Views.step(dropped, t));
            }
            step(t);
            zoneout(t);
            if (mask != null && mask.isPadded(t)) {
                for (INDArray state : states) {
                    mask.keepPadded(t, Views.step(state, t), Views.step(state, t + 1));
                }
            }
        }
        outputs = Views.range(states.get(0), 0, 1, time + 1L);
        if (mask != null) {
            outputs = mask.zeroPadded(outputs);
            buffers.add(outputs);
        }
        if (!unroll.forBackward()) {
            buffers.removeIf(buffer -> buffer == z);
            z.close();
        }
    }

    @Override
    public final INDArray outputs() {
        return outputs;
    }

    @Override
    public final List<INDArray> finalState() {
        return states.stream().map(state -> Views.step(state, time)).toList();
    }

    @Override
    public final InputGradient backward(INDArray gradOutputs, List<INDArray> gradFinalState, Weights gradient) {
        if (!unroll.forBackward()) {
            throw new IllegalStateException("this pass was not run with forBackward = true");
        }
        return Detached.compute(() -> {
            List<INDArray> gradState = startGradients(gradFinalState);
            for (int t = time - 1; t >= 0; t--) {
                maskedStepBack(t, gradOutputs == null ? null : Views.step(gradOutputs, t), gradState);
            }
            INDArray rows = Nd.rows(z);
            input.gradientOfWeights(rows, gradient.w());
            biasGradients(rows, gradient);
            INDArray gradX = input.gradient(rows, unroll.weights().w());
            recurrentGradients(gradient);
            return new InputGradient(gradX, gradState);
        });
    }

    /** Runs one step backward; sequences for which step t is padding pass their gradient through unchanged. */
    private void maskedStepBack(int t, INDArray gradOutput, List<INDArray> gradState) {
        boolean padded = mask != null && mask.isPadded(t);
        List<INDArray> carried = padded ? mask.splitPadded(t, gradState) : List.of();
        if (gradOutput != null) {
            INDArray grad = gradOutput.castTo(type);
            gradState.get(0).addi(padded ? mask.zeroPadded(t, grad) : grad);
        }
        List<INDArray> kept = splitZoneout(t, gradState);
        stepBack(t, gradState);
        for (int s = 0; s < kept.size(); s++) {
            gradState.get(s).addi(kept.get(s));
        }
        for (int s = 0; s < carried.size(); s++) {
            gradState.get(s).addi(carried.get(s));
            carried.get(s).close();
        }
    }

    private void zoneout(int t) {
        List<INDArray> taken = unroll.noise().taken();
        for (int s = 0; taken != null && s < states.size(); s++) {
            INDArray before = Views.step(states.get(s), t);
            INDArray after = Views.step(states.get(s), t + 1);
            after.subi(before).muli(Views.step(taken.get(s), t)).addi(before);
        }
    }

    /** Leaves the cell's share of the gradient in each array; returns the share that bypasses the cell. */
    private List<INDArray> splitZoneout(int t, List<INDArray> gradState) {
        List<INDArray> taken = unroll.noise().taken();
        List<INDArray> kept = new ArrayList<>();
        for (int s = 0; taken != null && s < gradState.size(); s++) {
            INDArray whole = gradState.get(s).dup();
            gradState.get(s).muli(Views.step(taken.get(s), t));
            kept.add(whole.subi(gradState.get(s)));
        }
        return kept;
    }

    private void biasGradients(INDArray rows, Weights gradient) {
        if (norms.isEmpty()) {
            rows.sum(Views.range(gradient.b(), 0, 0, shape.gateColumns()), 0);
        }
        for (int k = 0; k < norms.size(); k++) {
            String gate = shape.cell().gates().get(k);
            norms.get(k).gradients(gradient.get("g_" + gate), gradient.get("b_" + gate));
        }
    }

    /** Input of U at step t, [batch, hidden]. */
    final INDArray read(int t) {
        return Views.step(dropped == null ? state(0) : dropped, t);
    }

    /** Input of U at every step, as rows: [time * batch, hidden]. */
    final INDArray reads() {
        return dropped == null ? stateBefore(0) : Nd.rows(dropped);
    }

    /** Applies recurrent dropout in place to values that replace h as input of U. */
    final INDArray drop(INDArray values) {
        return dropped == null ? values : values.muli(unroll.noise().recurrent());
    }

    /** Backpropagates the gradient of h·U to h: gradH = (beta · gradH +) drop(gradZ · Uᵀ). */
    final void recurBack(INDArray gradZ, INDArray u, INDArray gradH, double beta) {
        if (dropped == null) {
            Nd.productTransposed(gradZ, u, gradH, beta);
        } else {
            try (INDArray back = gradH.ulike()) {
                Nd.productTransposed(gradZ, u, back, 0);
                gradH.muli(beta).addi(drop(back));
            }
        }
    }

    /** Normalizes gates at step t in place if the cell has layer normalization. */
    final void normalize(int t, int... gates) {
        for (int k : norms.isEmpty() ? new int[0] : gates) {
            norms.get(k).forward(t, gate(t, k));
        }
    }

    /** Turns gradients of normalized gates at step t into gradients of their sums, in place. */
    final void normalizeBack(int t, int... gates) {
        for (int k : norms.isEmpty() ? new int[0] : gates) {
            norms.get(k).backward(t, gate(t, k));
        }
    }

    private List<INDArray> startGradients(List<INDArray> gradFinalState) {
        if (gradFinalState != null) {
            Unroll.requireStates("gradient of the final state", gradFinalState, shape, batch);
        }
        return IntStream.range(0, states.size())
                .mapToObj(s -> {
                    INDArray grad = Nd4j.zeros(type, batch, hidden);
                    return gradFinalState == null ? grad : grad.assign(gradFinalState.get(s));
                })
                .toList();
    }

    /** Allocates an uninitialized row-major array that lives as long as the pass. */
    final INDArray buffer(long... dimensions) {
        return keep(Nd4j.createUninitialized(type, dimensions, 'c'));
    }

    /** Registers an array to be freed with the pass. */
    final INDArray keep(INDArray array) {
        buffers.add(array);
        return array;
    }

    /** Normalization of gate k; null for a cell without layer normalization. */
    final NdLayerNorm norm(int k) {
        return norms.isEmpty() ? null : norms.get(k);
    }

    /** State s at every step, beginning with the initial state: [time + 1, batch, hidden]. */
    final INDArray state(int s) {
        return states.get(s);
    }

    /** State s before each step, as rows: [time * batch, hidden]. */
    final INDArray stateBefore(int s) {
        return Nd.rows(Views.range(states.get(s), 0, 0, time));
    }

    /** Gate k at step t, a view [batch, hidden]. */
    final INDArray gate(int t, int k) {
        return Views.columns(Views.step(z, t), (long) k * hidden, (k + 1L) * hidden);
    }

    @Override
    public final void close() {
        if (!buffers.isEmpty()) {
            buffers.forEach(INDArray::close);
            buffers.clear();
            input.close();
        }
    }
}
