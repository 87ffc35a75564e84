package org.rnn4j.core.dl4j;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads row vectors that {@link Nd4j#write(INDArray, java.io.DataOutputStream)} wrote: a buffer that describes the shape, then
 * one with the values, each after its allocation mode, length and type. {@link Nd4j#read(java.io.InputStream)} takes native
 * memory of any length, and strides, from the file as they are.
 */
final class SavedArray {
    /** Bytes of everything but the values, at most. */
    static final int HEADER = 1024;

    /** Longest description: two numbers for each of 32 axes, and four. */
    private static final int LONGEST_SHAPE = 68;

    private SavedArray() {}

    /** The values as [1, {@code length}]; fails if the file has another number of them. */
    static INDArray read(byte[] bytes, String name, long length) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.readUTF(); // allocation mode
        long shape = in.readLong();
        if (shape < 0 || shape > LONGEST_SHAPE) {
            throw new IOException("%s has a shape of %d numbers".formatted(name, shape));
        }
        in.readUTF();
        in.skipNBytes(shape * Long.BYTES);
        in.readUTF();
        long values = in.readLong();
        String type = in.readUTF();
        int width = type.equals("DOUBLE") ? Double.BYTES : Float.BYTES;
        if (!type.equals("DOUBLE") && !type.equals("FLOAT")) {
            throw new IOException("%s has values of type %s, but must have FLOAT or DOUBLE".formatted(name, type));
        }
        if (values != length || in.available() != length * width) {
            throw new IOException("%s has %d values in %d bytes, but configuration.json makes %d"
                    .formatted(name, values, in.available(), length));
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, bytes.length - in.available(), in.available());
        if (width == Double.BYTES) {
            double[] all = new double[(int) length];
            rest.asDoubleBuffer().get(all);
            return Nd4j.createFromArray(all).reshape(1, length);
        }
        float[] all = new float[(int) length];
        rest.asFloatBuffer().get(all);
        return Nd4j.createFromArray(all).reshape(1, length);
    }
}
