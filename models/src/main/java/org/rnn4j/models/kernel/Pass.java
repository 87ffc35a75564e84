package org.rnn4j.models.kernel;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A forward run, kept for its backward run. Its arrays are outside any ND4J workspace, belong to the pass, and are valid
 * until {@link #close}; a pass that is only dropped is freed by the garbage collector later. They may lie within larger
 * arrays: cut them with {@link Views}.
 */
public interface Pass extends AutoCloseable {

    /** h of every step, [time, batch, hidden], row-major; zero past a sequence's length. */
    INDArray outputs();

    /** The state after each sequence's last valid step, in the order of {@code Cell.states}; each [batch, hidden]. */
    List<INDArray> finalState();

    /**
     * Runs backward through the whole sequence; at most once, and only if {@link Unroll#forBackward}.
     *
     * @param gradOutputs of the loss with regard to {@link #outputs}, [time, batch, hidden] in any memory order, or null
     *     for zeros; ignored past a sequence's length; not changed
     * @param gradFinalState with regard to {@link #finalState}, each [batch, hidden], or null for zeros; not changed
     * @param gradient where the gradient of the parameters is written; what was there is overwritten
     */
    InputGradient backward(INDArray gradOutputs, List<INDArray> gradFinalState, Weights gradient);

    /** Frees the arrays of the pass. */
    @Override
    void close();

    /**
     * What flows out at the start of a sequence. The arrays are the caller's.
     *
     * @param x [time, batch, input], row-major, zero past a sequence's length; null where the input is tokens
     * @param initialState each [batch, hidden]
     */
    record InputGradient(INDArray x, List<INDArray> initialState) {}
}
