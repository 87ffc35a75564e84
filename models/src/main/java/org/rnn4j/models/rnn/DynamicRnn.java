package org.rnn4j.models.rnn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.InitialWeights;
import org.rnn4j.models.kernel.Input;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.Pass;
import org.rnn4j.models.kernel.Unroll;
import org.rnn4j.models.kernel.Weights;

/**
 * A cell with parameters, unrolled over sequences; equivalent to TensorFlow's {@code dynamic_rnn(cell, x,
 * sequence_length)}. Unlike everywhere else, sequences are [batch, time, features].
 *
 * <pre>{@code
 * DynamicRnn rnn = new DynamicRnn(new BasicRnn(), 4, 2, 42);
 * DynamicRnn.Result result = rnn.forward(x, null, null);   // x [batch, time, 4]
 * result.outputs();                                        // [batch, time, 2]
 * }</pre>
 */
public final class DynamicRnn {
    private final Weights weights;
    private final DataType precision;

    /** Creates a float32 cell with parameters initialized from {@code seed}. */
    public DynamicRnn(Cell cell, int inputSize, int hiddenSize, long seed) {
        this(cell, inputSize, hiddenSize, seed, DataType.FLOAT);
    }

    /**
     * Creates a cell with parameters initialized from {@code seed}.
     *
     * @param precision {@code FLOAT} or {@code DOUBLE}
     */
    public DynamicRnn(Cell cell, int inputSize, int hiddenSize, long seed, DataType precision) {
        if (precision != DataType.FLOAT && precision != DataType.DOUBLE) {
            throw new IllegalArgumentException("precision = %s, but must be FLOAT or DOUBLE".formatted(precision));
        }
        this.precision = precision;
        this.weights = Weights.zeros(new CellShape(cell, inputSize, hiddenSize), precision);
        InitialWeights.draw(weights, seed);
    }

    /** Names of all parameters in the equations, such as W_i, U_i, b_i. */
    public List<String> parameterNames() {
        return weights.shape().parameterNames();
    }

    /** Copy of a parameter: W_k [input, hidden], U_k [hidden, hidden], b_k [hidden]. */
    public INDArray parameter(String name) {
        return weights.get(name).dup('c');
    }

    /** Replaces a parameter; the shape must be that of {@link #parameter}. */
    public void setParameter(String name, INDArray value) {
        INDArray parameter = weights.get(name);
        if (!Arrays.equals(parameter.shape(), value.shape())) {
            throw new IllegalArgumentException("%s is %s, but must be %s"
                    .formatted(name, Arrays.toString(value.shape()), Arrays.toString(parameter.shape())));
        }
        parameter.assign(value);
    }

    /**
     * Runs the cell over every sequence.
     *
     * @param x [batch, time, input]; must not change before {@link Result#backward}
     * @param initialState h and, for an LSTM, c, each [batch, hidden]; null for zeros
     * @param lengths valid steps of each sequence; null if all steps are valid. Past them the output is zero and the
     *     state does not change.
     */
    public Result forward(INDArray x, List<INDArray> initialState, int[] lengths) {
        Input input = new Input.Vectors(swapBatchAndTime(x));
        return new Result(Kernels.current().forward(new Unroll(weights, input, initialState, lengths, true)));
    }

    private static INDArray swapBatchAndTime(INDArray sequences) {
        return sequences.permute(1, 0, 2);
    }

    /** Result of {@link #forward}. */
    public final class Result {
        private final Pass pass;
        private final INDArray outputs;
        private final List<INDArray> finalState;

        private Result(Pass pass) {
            this.pass = pass;
            // Copied because ND4J prints and slices views incorrectly, and users inspect these arrays.
            this.outputs =
                    Detached.compute(() -> swapBatchAndTime(pass.outputs()).dup('c'));
            this.finalState = Detached.compute(() ->
                    pass.finalState().stream().map(state -> state.dup('c')).toList());
        }

        /** Output h of every step, [batch, time, hidden]. */
        public INDArray outputs() {
            return outputs;
        }

        /** h and, for an LSTM, c after the last valid step of each sequence; each [batch, hidden]. */
        public List<INDArray> finalState() {
            return finalState;
        }

        /**
         * Computes the gradients of a loss; at most once per result.
         *
         * @param gradOutputs gradient of the loss with respect to {@link #outputs}, [batch, time, hidden]; null for
         *     zeros
         * @param gradFinalState gradient with respect to {@link #finalState}, each [batch, hidden]; null for zeros
         */
        public Gradients backward(INDArray gradOutputs, List<INDArray> gradFinalState) {
            Weights gradient = Weights.zeros(weights.shape(), precision);
            Pass.InputGradient input =
                    pass.backward(gradOutputs == null ? null : swapBatchAndTime(gradOutputs), gradFinalState, gradient);
            Map<String, INDArray> parameters = new LinkedHashMap<>();
            Detached.compute(() -> {
                parameterNames()
                        .forEach(name -> parameters.put(name, gradient.get(name).dup('c')));
                return parameters;
            });
            return new Gradients(swapBatchAndTime(input.x()), parameters, input.initialState());
        }
    }

    /**
     * Gradients of a loss.
     *
     * @param x [batch, time, input]
     * @param parameters by name in the equations, each with the shape of its parameter
     * @param initialState h and, for an LSTM, c, each [batch, hidden]
     */
    public record Gradients(INDArray x, Map<String, INDArray> parameters, List<INDArray> initialState) {}
}
