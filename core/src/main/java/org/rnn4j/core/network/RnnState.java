package org.rnn4j.core.network;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The recurrent state of a network for a batch of sequences, between two time steps. Immutable: keep it, share it, give
 * it to several continuations. Values are held in float64, which is exact for float32 networks too.
 *
 * <p>A state has one part for each array that a network carries, in the network's own order (h of layer 1, for an LSTM
 * then c of layer 1, h of layer 2, ...); each part is {@code [batch, width]}, row by row.
 */
public final class RnnState {
    private final int batch;
    private final double[][] parts;

    private RnnState(int batch, double[][] parts) {
        this.batch = batch;
        this.parts = parts;
    }

    /** A state with these parts, each {@code [batch, width]}; the arrays are copied. */
    public static RnnState of(int batch, double[]... parts) {
        for (double[] part : parts) {
            if (batch < 1 || part.length % batch != 0) {
                throw new IllegalArgumentException("%d values do not make rows of %d".formatted(part.length, batch));
            }
        }
        return new RnnState(batch, Arrays.stream(parts).map(double[]::clone).toArray(double[][]::new));
    }

    /** Number of sequences. */
    public int batch() {
        return batch;
    }

    /** Number of parts. */
    public int parts() {
        return parts.length;
    }

    /** Number of columns of part {@code index}. */
    public int width(int index) {
        return parts[index].length / batch;
    }

    /** A copy of part {@code index}, {@code [batch, width]}. */
    public double[] part(int index) {
        return parts[index].clone();
    }

    /** The states of the named sequences, in that order; a sequence may be named more than once. */
    public RnnState rows(int... sequences) {
        double[][] picked = new double[parts.length][];
        for (int p = 0; p < parts.length; p++) {
            int width = width(p);
            picked[p] = new double[sequences.length * width];
            for (int i = 0; i < sequences.length; i++) {
                System.arraycopy(parts[p], sequences[i] * width, picked[p], i * width, width);
            }
        }
        return new RnnState(sequences.length, picked);
    }

    /** Concatenates the states of several batches along the batch axis. */
    public static RnnState stack(List<RnnState> states) {
        RnnState first = states.get(0);
        int batch = states.stream().mapToInt(RnnState::batch).sum();
        double[][] stacked = new double[first.parts.length][];
        for (int p = 0; p < stacked.length; p++) {
            stacked[p] = new double[batch * first.width(p)];
            int end = 0;
            for (RnnState state : states) {
                System.arraycopy(state.parts[p], 0, stacked[p], end, state.parts[p].length);
                end += state.parts[p].length;
            }
        }
        return new RnnState(batch, stacked);
    }

    /** Whether parts and widths are those of another state, so that both fit the same network. */
    public boolean isLike(RnnState other) {
        return Arrays.equals(widths(), other.widths());
    }

    private int[] widths() {
        return IntStream.range(0, parts.length).map(this::width).toArray();
    }

    /** Writes the state in the format of {@link #readFrom}. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(batch);
        out.writeInt(parts.length);
        for (double[] part : parts) {
            out.writeInt(part.length);
            for (double value : part) {
                out.writeDouble(value);
            }
        }
    }

    /** Reads a state that {@link #writeTo} wrote. */
    public static RnnState readFrom(DataInput in) throws IOException {
        int batch = in.readInt();
        List<double[]> parts = new ArrayList<>();
        for (int p = in.readInt(); p > 0; p--) {
            double[] part = part(in, in.readInt());
            parts.add(part);
        }
        return RnnState.of(batch, parts.toArray(double[][]::new));
    }

    private static double[] part(DataInput in, int length) throws IOException {
        if (length < 0) {
            throw new IOException("a part of the recurrent state has %d values".formatted(length));
        }
        return ParameterVector.read(in, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RnnState state && batch == state.batch && Arrays.deepEquals(parts, state.parts);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(parts);
    }
}
