package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.kernel.fused.Chunks;

/** Token ids without an embedding; the first recurrent layer looks up rows of its input weights. */
public final class FloatIdInput implements FloatInput {

    @Override
    public int width() {
        return 0;
    }

    @Override
    public FloatInputPass pass() {
        return new FloatInputPass() {
            private int[] ids = new int[0];

            @Override
            public void load(Chunks.Chunk chunk, int time, SequenceValues inputs) {
                ids = TimeMajor.ids(inputs, chunk.rows(), ids);
            }

            @Override
            public float[] forward(SplittableRandom random) {
                return null;
            }

            @Override
            public int[] ids() {
                return ids;
            }
        };
    }
}
