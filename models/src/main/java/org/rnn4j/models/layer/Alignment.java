package org.rnn4j.models.layer;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.rnn4j.models.kernel.Detached;

/**
 * The place of each sequence of a batch within its padding. Kernels read sequences that begin at the first step; DL4J may also align
 * them at their end, as its {@code Bidirectional} does when it reverses them.
 *
 * @param starts number of padded steps before each sequence; null = all sequences begin at the first step
 */
record Alignment(int[] starts) {
    private static final Alignment AT_START = new Alignment(null);

    /**
     * Reads a mask [batch, time]; null if there is none.
     *
     * @throws IllegalArgumentException if the ones of a row are not next to each other
     */
    static Alignment of(INDArray mask) {
        if (mask == null || mask.rank() != 2) {
            return AT_START; // LayerArrays.lengths reports the rank
        }
        int time = (int) mask.size(1);
        double[] values = values(mask);
        int[] starts = new int[(int) mask.size(0)];
        for (int b = 0; b < starts.length; b++) {
            while (starts[b] < time && values[b * time + starts[b]] == 0) {
                starts[b]++;
            }
            starts[b] = starts[b] == time ? 0 : starts[b]; // an empty sequence
        }
        return Arrays.stream(starts).allMatch(start -> start == 0) ? AT_START : new Alignment(starts);
    }

    private static double[] values(INDArray mask) {
        return mask.dup('c').reshape(mask.length()).castTo(DataType.DOUBLE).toDoubleVector();
    }

    /** The values with time as the last axis, and every sequence moved to the first step; zero after it. */
    INDArray toStart(INDArray values) {
        return moved(values, true);
    }

    /** The values with every sequence moved back to its place; zero before it. */
    INDArray toPlace(INDArray values) {
        return moved(values, false);
    }

    private INDArray moved(INDArray values, boolean toStart) {
        if (starts == null || values == null) {
            return values;
        }
        return Detached.compute(() -> {
            INDArray moved = Nd4j.zeros(values.dataType(), values.shape());
            long time = values.size(values.rank() - 1);
            for (int b = 0; b < starts.length; b++) {
                INDArrayIndex[] first = steps(values.rank(), b, 0, time - starts[b]);
                INDArrayIndex[] place = steps(values.rank(), b, starts[b], time);
                moved.put(toStart ? first : place, values.get(toStart ? place : first));
            }
            return moved;
        });
    }

    private static INDArrayIndex[] steps(int rank, int b, long from, long to) {
        INDArrayIndex[] index = new INDArrayIndex[rank];
        Arrays.fill(index, NDArrayIndex.all());
        index[0] = NDArrayIndex.interval(b, b + 1);
        index[rank - 1] = NDArrayIndex.interval(from, to);
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Alignment alignment && Arrays.equals(starts, alignment.starts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(starts);
    }

    @Override
    public String toString() {
        return "Alignment" + Arrays.toString(starts);
    }
}
