package org.rnn4j.models.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The recurrence of one layer: the forward direction and, in a bidirectional layer, the backward direction, which reads
 * every sequence from its last valid step to its first.
 *
 * @param kernel runs each direction
 * @param directions parameters of one or two directions, of equal shape
 */
public record Recurrence(Kernel kernel, List<Weights> directions) {

    public Recurrence {
        Objects.requireNonNull(kernel, "kernel");
        directions = List.copyOf(directions);
        if (directions.isEmpty() || directions.size() > 2) {
            throw new IllegalArgumentException("a layer has 1 or 2 directions, not " + directions.size());
        }
    }

    /**
     * Runs the layer forward.
     *
     * @param initialState of the forward direction, then of the backward direction, each [batch, hidden]; null for
     *     zeros
     * @param lengths as in {@link Unroll}
     * @param forBackward whether to keep what a backward pass needs
     */
    public RecurrencePass forward(Input input, List<INDArray> initialState, int[] lengths, boolean forBackward) {
        return forward(input, initialState, lengths, forBackward, Collections.nCopies(directions.size(), Noise.NONE));
    }

    /**
     * Runs the layer forward with noise.
     *
     * @param noise by direction; steps in the order in which the direction reads them
     */
    public RecurrencePass forward(
            Input input, List<INDArray> initialState, int[] lengths, boolean forBackward, List<Noise> noise) {
        int states = directions.get(0).shape().cell().states().size();
        if (initialState != null && initialState.size() != states * directions.size()) {
            throw new IllegalArgumentException("initial state has %d arrays, but %d directions with %d states need %d"
                    .formatted(initialState.size(), directions.size(), states, states * directions.size()));
        }
        Reversal reversal = directions.size() == 2 ? new Reversal(lengths, input.time(), input.batch()) : null;
        List<Pass> passes = new ArrayList<>();
        List<Input> reads = directions.size() == 2 ? List.of(input, reversal.apply(input)) : List.of(input);
        for (int d = 0; d < directions.size(); d++) {
            Input read = reads.get(d);
            List<INDArray> initial = initialState == null ? null : initialState.subList(d * states, (d + 1) * states);
            passes.add(
                    kernel.forward(new Unroll(directions.get(d), read, initial, lengths, forBackward, noise.get(d))));
        }
        return new RecurrencePass(passes, reversal, reads, states);
    }
}
