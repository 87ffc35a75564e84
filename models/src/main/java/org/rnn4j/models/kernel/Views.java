package org.rnn4j.models.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Writable views of slices of an array.
 *
 * <p>A replacement for {@code INDArray.get}, which in ND4J 1.0.0-M2.1 returns an empty array if a range or point on any
 * but the last axis of a view lies beyond the view's own length within the shared buffer.
 */
public final class Views {
    private Views() {}

    /** View of indices {@code from} (inclusive) to {@code to} (exclusive) of one axis; the rank does not change. */
    public static INDArray range(INDArray array, int axis, long from, long to) {
        if (from < 0 || to <= from || to > array.size(axis)) {
            throw new IllegalArgumentException(
                    "range [%d, %d) is not within an axis of size %d".formatted(from, to, array.size(axis)));
        }
        long[] shape = array.shape().clone();
        shape[axis] = to - from;
        return view(array, shape, array.stride(), array.offset() + from * array.stride()[axis]);
    }

    /** View of columns {@code from} (inclusive) to {@code to} (exclusive) of a matrix. */
    public static INDArray columns(INDArray matrix, long from, long to) {
        return range(matrix, 1, from, to);
    }

    /** View of step t of [time, batch, n], as [batch, n]. */
    public static INDArray step(INDArray array, int t) {
        if (t < 0 || t >= array.size(0)) {
            throw new IllegalArgumentException("step = %d, but the array has %d steps".formatted(t, array.size(0)));
        }
        long[] shape = {array.size(1), array.size(2)};
        long[] strides = {array.stride()[1], array.stride()[2]};
        return view(array, shape, strides, array.offset() + t * array.stride()[0]);
    }

    private static INDArray view(INDArray array, long[] shape, long[] strides, long offset) {
        return Nd4j.create(array.data(), shape, strides, offset, Shape.getOrder(shape, strides, -1));
    }
}
