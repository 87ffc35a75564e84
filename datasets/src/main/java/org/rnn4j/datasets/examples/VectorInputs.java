package org.rnn4j.datasets.examples;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.sequence.SequenceValues;

/**
 * Examples of real vectors.
 *
 * @param features numbers a step
 * @param values of each example, {@code [features, time]}, row by row
 */
public record VectorInputs(int features, List<float[]> values) implements SequenceInputs {
    public VectorInputs {
        values = List.copyOf(values);
    }

    @Override
    public int[] lengths() {
        return values.stream().mapToInt(example -> example.length / features).toArray();
    }

    @Override
    public SequenceValues.RealVectors gather(int[] examples) {
        int time = Arrays.stream(examples)
                .map(e -> values.get(e).length / features)
                .max()
                .orElseThrow();
        float[] padded = new float[examples.length * features * time];
        for (int b = 0; b < examples.length; b++) {
            float[] example = values.get(examples[b]);
            int steps = example.length / features;
            for (int f = 0; f < features; f++) {
                System.arraycopy(example, f * steps, padded, (b * features + f) * time, steps);
            }
        }
        return new SequenceValues.RealVectors(examples.length, features, time, padded);
    }

    @Override
    public Object identity(int example) {
        return FloatBuffer.wrap(values.get(example)); // compares what it holds
    }
}
