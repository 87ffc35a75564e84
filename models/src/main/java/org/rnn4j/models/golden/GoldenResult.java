package org.rnn4j.models.golden;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * How far a kernel is from a golden file.
 *
 * @param file the golden file's name
 * @param kernel the kernel's name
 * @param precision float64 ({@code DOUBLE}) or float32 ({@code FLOAT})
 * @param largestError over outputs, final states, loss and all gradients: absolute in float64; in float32 relative to the
 *     largest magnitude of the array that it is found in; NaN if anything is
 * @param where the array with that error
 */
public record GoldenResult(String file, String kernel, DataType precision, double largestError, String where) {
    private static final double ABSOLUTE_FLOAT64 = 1e-9;
    private static final double RELATIVE_FLOAT32 = 1e-5;

    /** The largest error with which a kernel still passes. */
    public double tolerance() {
        return precision == DataType.DOUBLE ? ABSOLUTE_FLOAT64 : RELATIVE_FLOAT32;
    }

    /** Whether the error is within the tolerance. */
    public boolean passes() {
        return largestError <= tolerance();
    }
}
