package org.rnn4j.models.engine;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.models.convolution.FloatImageEncoder;
import org.rnn4j.models.convolution.FloatImageReader;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Images or videos, read by a convolutional encoder. A time step is a position of an image's grid, row by row; or the vector of an
 * image or of a frame.
 */
public record FloatImageInput(FloatImageEncoder encoder) implements FloatInput {

    @Override
    public int width() {
        return encoder.shape.size();
    }

    @Override
    public int steps(SequenceValues inputs) {
        return inputs instanceof Frames frames ? frames.time() : encoder.shape.vectors();
    }

    @Override
    public int packTasks() {
        return encoder.tasks();
    }

    @Override
    public void pack(int task, float[] parameters, boolean forBackward) {
        encoder.pack(task, parameters, forBackward);
    }

    @Override
    public int gradientTasks() {
        return FloatImageReader.gradientTasks(encoder);
    }

    @Override
    public FloatInputPass pass() {
        return new FloatInputPass() {
            private final FloatImageReader reader = new FloatImageReader(encoder);

            @Override
            public void load(Chunks.Chunk chunk, int time, SequenceValues inputs) {
                int count = chunk.rows().length;
                if (inputs instanceof Frames frames) {
                    reader.load(i -> frames.values()[i], frames(chunk, time), count);
                } else {
                    Images images = (Images) inputs;
                    reader.load(i -> images.values()[i], chunk.rows(), count);
                }
            }

            @Override
            public float[] forward(SplittableRandom random) {
                return reader.forward(random != null);
            }

            @Override
            public void backward(float[] gradient) {
                reader.backward(gradient);
            }

            @Override
            public void addGradients(int task, float[] gradients, FloatScratch scratch) {
                reader.addGradients(task, gradients, scratch);
            }
        };
    }

    /** Number of the frame at each row of a chunk; -1 at padding. */
    private static int[] frames(Chunks.Chunk chunk, int time) {
        int count = chunk.rows().length;
        int[] numbers = new int[time * count];
        Arrays.fill(numbers, -1);
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < chunk.active()[t]; i++) {
                numbers[t * count + i] = chunk.rows()[i] * time + t;
            }
        }
        return numbers;
    }
}
