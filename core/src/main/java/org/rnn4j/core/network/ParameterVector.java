package org.rnn4j.core.network;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Values of all parameters of a network, in its own order. Immutable; held in float64, which is exact for float32 networks too. */
public final class ParameterVector {
    /** Number of values for which memory is taken before the first is read. */
    private static final int CHUNK = 1 << 16;

    private final double[] values;

    private ParameterVector(double[] values) {
        this.values = values;
    }

    /** A vector of these values, which are copied. */
    public static ParameterVector of(double... values) {
        return new ParameterVector(values.clone());
    }

    /** Number of values. */
    public int size() {
        return values.length;
    }

    /** Value {@code index}. */
    public double at(int index) {
        return values[index];
    }

    /** A copy of the values from {@code from} (inclusive) to {@code to} (exclusive). */
    public double[] range(int from, int to) {
        return Arrays.copyOfRange(values, from, to);
    }

    /** Writes the vector in the format of {@link #readFrom}. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /** Reads a vector that {@link #writeTo} wrote. */
    public static ParameterVector readFrom(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("a vector of parameters has %d values".formatted(length));
        }
        return new ParameterVector(read(in, length));
    }

    /** Reads as many values as the file claims to have. */
    static double[] read(DataInput in, int length) throws IOException {
        double[] values = new double[Math.min(length, CHUNK)];
        for (int i = 0; i < length; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(length, 2L * i));
            }
            values[i] = in.readDouble();
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterVector vector && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
