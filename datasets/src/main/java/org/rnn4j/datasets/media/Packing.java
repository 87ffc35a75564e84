package org.rnn4j.datasets.media;

import java.nio.ByteBuffer;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** Encoded items of one shape as bytes, and back without loss. */
public interface Packing {

    /** The bytes of an item, a batch of size one. */
    byte[] pack(SequenceValues item);

    /**
     * The item of some bytes.
     *
     * @param steps its time steps; 0 if it has none
     */
    SequenceValues unpack(byte[] bytes, int steps);

    /** Vectors of float32 numbers: one per time step, or one. */
    static Packing floats() {
        return new Packing() {
            @Override
            public byte[] pack(SequenceValues item) {
                float[] values = item instanceof OneVector one ? one.values() : ((RealVectors) item).values();
                byte[] bytes = new byte[Float.BYTES * values.length];
                ByteBuffer.wrap(bytes).asFloatBuffer().put(values);
                return bytes;
            }

            @Override
            public SequenceValues unpack(byte[] bytes, int steps) {
                float[] values = new float[bytes.length / Float.BYTES];
                ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
                return steps == 0
                        ? new OneVector(1, values.length, values)
                        : new RealVectors(1, values.length / steps, steps, values);
            }
        };
    }
}
