package org.rnn4j.models.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.cell.CellShape;

/**
 * One direction of a layer over a batch of sequences; validated once for all kernels.
 *
 * @param weights cell and parameters
 * @param input input of the cell
 * @param initialState in the order of {@code Cell.states}, each [batch, hidden], any memory order; null for zeros
 * @param lengths valid steps of each sequence, 0 to time; past them the state does not change and the output is zero;
 *     null if every step is valid
 * @param forBackward whether to keep what {@link Pass#backward} needs
 * @param noise regularizing noise; never null
 */
public record Unroll(
        Weights weights, Input input, List<INDArray> initialState, int[] lengths, boolean forBackward, Noise noise) {

    /** Creates an unroll without noise. */
    public Unroll(Weights weights, Input input, List<INDArray> initialState, int[] lengths, boolean forBackward) {
        this(weights, input, initialState, lengths, forBackward, Noise.NONE);
    }

    public Unroll {
        Objects.requireNonNull(weights, "weights");
        CellShape shape = weights.shape();
        int batch = input.batch();
        noise.requireShape(shape.cell().states().size(), input.time(), batch, shape.hiddenSize());
        if (input instanceof Input.Vectors vectors && vectors.x().size(2) != shape.inputSize()) {
            throw new IllegalArgumentException("x has %d features, but the cell has an input size of %d"
                    .formatted(vectors.x().size(2), shape.inputSize()));
        }
        if (input instanceof Input.Tokens tokens) {
            TokenRows.requireWithin(tokens.tokens(), shape.inputSize());
        }
        if (lengths != null) {
            if (lengths.length != batch) {
                throw new IllegalArgumentException(
                        "%d lengths, but the batch has %d sequences".formatted(lengths.length, batch));
            }
            for (int length : lengths) {
                if (length < 0 || length > input.time()) {
                    throw new IllegalArgumentException(
                            "length %d, but must be in [0, %d]".formatted(length, input.time()));
                }
            }
            if (Arrays.stream(lengths).min().orElse(0) == input.time()) {
                lengths = null; // no padding: kernels can take a shorter path
            }
        }
        if (initialState != null) {
            requireStates("initial state", initialState, shape, batch);
            initialState = List.copyOf(initialState);
        }
    }

    /**
     * Checks that arrays have the number and shape of a cell's states.
     *
     * @throws IllegalArgumentException if they do not
     */
    public static void requireStates(String name, List<INDArray> states, CellShape shape, int batch) {
        List<String> names = shape.cell().states();
        if (states.size() != names.size()) {
            throw new IllegalArgumentException(
                    "%s has %d arrays, but %s has %s".formatted(name, states.size(), shape.cell(), names));
        }
        for (INDArray state : states) {
            if (state.rank() != 2 || state.size(0) != batch || state.size(1) != shape.hiddenSize()) {
                throw new IllegalArgumentException("%s is %s, but must be [batch %d, hidden %d]"
                        .formatted(name, Arrays.toString(state.shape()), batch, shape.hiddenSize()));
            }
        }
    }
}
