package org.rnn4j.models.golden;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * Deviation of a kernel from a golden file.
 *
 * @param file name of the golden file
 * @param kernel name of the kernel
 * @param precision float64 ({@code DOUBLE}) or float32 ({@code FLOAT})
 * @param largestError largest error over outputs, final states, loss and all gradients: absolute in float64; in float32
 *     relative to the largest magnitude of the same array; NaN if any value is NaN
 * @param where name of the array with that error
 */
public record GoldenResult(String file, String kernel, DataType precision, double largestError, String where) {
    private static final double ABSOLUTE_FLOAT64 = 1e-9;
    private static final double RELATIVE_FLOAT32 = 1e-5;

    /** The largest error that still passes. */
    public double tolerance() {
        return precision == DataType.DOUBLE ? ABSOLUTE_FLOAT64 : RELATIVE_FLOAT32;
    }

    /** Whether the error is within the tolerance. */
    public boolean passes() {
        return largestError <= tolerance();
    }
}
