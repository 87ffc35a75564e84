package org.rnn4j.datasets.examples;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.sequence.SequenceValues;

/**
 * Examples of token ids; padding has the id 0.
 *
 * @param ids of each example, at least one
 */
public record TokenInputs(List<int[]> ids) implements SequenceInputs {
    public TokenInputs {
        ids = List.copyOf(ids);
    }

    @Override
    public int[] lengths() {
        return ids.stream().mapToInt(example -> example.length).toArray();
    }

    /** Time steps of some examples. */
    public int[] lengths(int[] examples) {
        return Arrays.stream(examples).map(e -> ids.get(e).length).toArray();
    }

    @Override
    public SequenceValues.TokenIds gather(int[] examples) {
        int time = Arrays.stream(lengths(examples)).max().orElseThrow();
        int[] padded = new int[examples.length * time];
        for (int b = 0; b < examples.length; b++) {
            int[] example = ids.get(examples[b]);
            System.arraycopy(example, 0, padded, b * time, example.length);
        }
        return new SequenceValues.TokenIds(examples.length, time, padded);
    }

    @Override
    public Object identity(int example) {
        return IntBuffer.wrap(ids.get(example)); // compares what it holds
    }
}
