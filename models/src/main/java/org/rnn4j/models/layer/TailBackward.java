package org.rnn4j.models.layer;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.Input;
import org.rnn4j.models.kernel.Noise;
import org.rnn4j.models.kernel.Pass.InputGradient;
import org.rnn4j.models.kernel.Recurrence;
import org.rnn4j.models.kernel.RecurrencePass;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.Weights;

/**
 * Gradient through only the last steps of a sequence.
 *
 * @param recurrence with one direction
 * @param input whole sequence
 * @param lengths of the whole sequences, or null
 * @param initialState state before the whole sequence, or null
 * @param noise noise of the whole sequence, by direction
 * @param backLength number of steps the gradient flows back; less than the number of steps of the sequence
 */
record TailBackward(
        Recurrence recurrence,
        Input input,
        int[] lengths,
        List<INDArray> initialState,
        List<Noise> noise,
        int backLength) {

    /**
     * Computes the gradients.
     *
     * @param gradOutputs [time, batch, hidden]; steps before the tail are ignored
     * @param gradients overwritten
     * @return gradient of the input, zero before the tail, and of the state before the tail
     */
    InputGradient backward(INDArray gradOutputs, List<Weights> gradients) {
        int split = input.time() - backLength;
        return Detached.compute(() -> {
            try (RecurrencePass head = recurrence.forward(
                            steps(0, split), initialState, lengths(0, split), false, noise(0, split));
                    RecurrencePass tail = recurrence.forward(
                            steps(split, input.time()),
                            head.finalState(),
                            lengths(split, input.time()),
                            true,
                            noise(split, input.time()))) {
                InputGradient gradient =
                        tail.backward(Views.range(gradOutputs, 0, split, input.time()), null, gradients);
                return new InputGradient(padded(gradient.x(), split), gradient.initialState());
            }
        });
    }

    private INDArray padded(INDArray gradX, int split) {
        if (gradX == null) {
            return null;
        }
        INDArray before = Nd4j.zeros(gradX.dataType(), split, gradX.size(1), gradX.size(2));
        return Nd4j.concat(0, before, gradX).dup('c');
    }

    private Input steps(int from, int to) {
        if (input instanceof Input.Vectors vectors) {
            return new Input.Vectors(Views.range(vectors.x(), 0, from, to));
        }
        TokenIds tokens = ((Input.Tokens) input).tokens();
        int[] ids = new int[tokens.batch() * (to - from)];
        for (int b = 0; b < tokens.batch(); b++) {
            System.arraycopy(tokens.ids(), b * tokens.time() + from, ids, b * (to - from), to - from);
        }
        return new Input.Tokens(new TokenIds(tokens.batch(), to - from, ids));
    }

    private List<Noise> noise(int from, int to) {
        return noise.stream().map(whole -> whole.steps(from, to)).toList();
    }

    private int[] lengths(int from, int to) {
        return lengths == null
                ? null
                : Arrays.stream(lengths)
                        .map(length -> Math.max(0, Math.min(length, to) - from))
                        .toArray();
    }
}
