package org.rnn4j.models.kernel.generic;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.kernel.Views;

/** Layer normalization of one gate over the steps of a pass; see {@link Cell} for the equation. */
final class NdLayerNorm {
    /** (a − mean) / σ of every step, [time, batch, hidden]. */
    private final INDArray normal;

    /** 1 / σ of every step, [time, batch, 1]. */
    private final INDArray scale;

    private final INDArray gain;
    private final INDArray shift;
    private final INDArray gainGradient;
    private final INDArray shiftGradient;

    NdLayerNorm(INDArray normal, INDArray scale, INDArray gain, INDArray shift) {
        this.normal = normal;
        this.scale = scale;
        this.gain = gain;
        this.shift = shift;
        gainGradient = gain.ulike().assign(0);
        shiftGradient = shift.ulike().assign(0);
    }

    /** Normalizes a gate's sum at step t, [batch, hidden], in place. */
    void forward(int t, INDArray a) {
        INDArray n = Views.step(normal, t);
        INDArray factor = Views.step(scale, t);
        n.assign(a);
        n.subiColumnVector(n.mean(true, 1));
        factor.assign(n.mul(n).mean(true, 1).addi(Cell.LAYER_NORM_EPSILON));
        Transforms.sqrt(factor, false).rdivi(1);
        n.muliColumnVector(factor);
        a.assign(n.mulRowVector(gain).addiRowVector(shift));
    }

    /** Turns the gradient of the normalized sum at step t into the gradient of the sum, in place. */
    void backward(int t, INDArray grad) {
        INDArray n = Views.step(normal, t);
        gainGradient.addi(grad.mul(n).sum(0));
        shiftGradient.addi(grad.sum(0));
        INDArray d = grad.mulRowVector(gain);
        INDArray slope = d.mul(n).mean(true, 1);
        d.subiColumnVector(d.mean(true, 1)).subi(n.mulColumnVector(slope)).muliColumnVector(Views.step(scale, t));
        grad.assign(d);
    }

    /** Writes the gradients accumulated by backward. */
    void gradients(INDArray gradGain, INDArray gradShift) {
        gradGain.assign(gainGradient);
        gradShift.assign(shiftGradient);
    }
}
