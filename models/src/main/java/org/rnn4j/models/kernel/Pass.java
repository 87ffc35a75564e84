package org.rnn4j.models.kernel;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A completed forward pass with everything its backward pass needs. Its arrays are outside any ND4J workspace, belong
 * to the pass and are valid until {@link #close}; an unclosed pass is freed by the garbage collector later. They may be
 * slices of larger arrays: take slices of them with {@link Views}.
 */
public interface Pass extends AutoCloseable {

    /** Output h of every step, [time, batch, hidden], row-major; zero past a sequence's length. */
    INDArray outputs();

    /** State after the last valid step of each sequence, in the order of {@code Cell.states}; each [batch, hidden]. */
    List<INDArray> finalState();

    /**
     * Runs backward over the whole sequence; at most once, and only after {@link Unroll#forBackward}.
     *
     * @param gradOutputs gradient of the loss with respect to {@link #outputs}, [time, batch, hidden] in any memory
     *     order, or null for zeros; ignored past a sequence's length; not changed
     * @param gradFinalState gradient with respect to {@link #finalState}, each [batch, hidden], or null for zeros; not
     *     changed
     * @param gradient receives the gradient of the parameters; previous values are overwritten
     */
    InputGradient backward(INDArray gradOutputs, List<INDArray> gradFinalState, Weights gradient);

    /** Frees the arrays of the pass. */
    @Override
    void close();

    /**
     * Gradient with respect to the input and the initial state. The caller owns the arrays.
     *
     * @param x [time, batch, input], row-major, zero past a sequence's length; null for token input
     * @param initialState each [batch, hidden]
     */
    record InputGradient(INDArray x, List<INDArray> initialState) {}
}
