package org.rnn4j.models.kernel.fused;

import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;

/**
 * Fused implementation of a cell type, found by {@link java.util.ServiceLoader}; cells without one run on the generic
 * kernel.
 */
public interface FusedCell {

    /** The cell type. */
    Class<? extends Cell> cell();

    /**
     * Creates float32 weights, which in turn create passes.
     *
     * @param tokens whether the input is ids that select rows of W
     */
    FloatDirectionWeights weights(FloatGemm gemm, CellShape shape, boolean tokens);

    /** Creates float64 weights. */
    DoubleDirectionWeights weights(DoubleGemm gemm, CellShape shape, boolean tokens);
}
