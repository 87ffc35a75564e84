package org.rnn4j.models.kernel.fused;

import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;

/** The fused implementation of one kind of cell. Found by {@link java.util.ServiceLoader}; a cell without one runs generically. */
public interface FusedCell {

    /** The cell that it computes. */
    Class<? extends Cell> cell();

    /**
     * Weights in float32, which make the passes.
     *
     * @param tokens whether the input is ids that pick rows of W
     */
    FloatDirectionWeights weights(FloatGemm gemm, CellShape shape, boolean tokens);

    /** The same in float64. */
    DoubleDirectionWeights weights(DoubleGemm gemm, CellShape shape, boolean tokens);
}
