package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;

/** Real vectors, passed to the first layer unchanged. */
public record FloatVectorInput(int width) implements FloatInput {

    @Override
    public FloatInputPass pass() {
        return new FloatInputPass() {
            private float[] values = new float[0];

            @Override
            public void load(Chunks.Chunk chunk, int time, SequenceValues inputs) {
                RealVectors vectors = (RealVectors) inputs;
                int count = chunk.rows().length;
                values = FloatArrays.atLeast(values, time * count * width);
                for (int i = 0; i < count; i++) {
                    for (int f = 0; f < width; f++) {
                        for (int t = 0; t < time; t++) {
                            values[(t * count + i) * width + f] = vectors.at(chunk.rows()[i], f, t);
                        }
                    }
                }
            }

            @Override
            public float[] forward(SplittableRandom random) {
                return values;
            }
        };
    }
}
