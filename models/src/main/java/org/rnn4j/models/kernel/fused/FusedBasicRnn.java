package org.rnn4j.models.kernel.fused;

import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;

/** Fused implementation of {@link BasicRnn}. */
public final class FusedBasicRnn implements FusedCell {

    @Override
    public Class<? extends Cell> cell() {
        return BasicRnn.class;
    }

    @Override
    public FloatCellWeights weights(FloatGemm gemm, CellShape shape, boolean tokens) {
        return new FloatCellWeights(gemm, shape, tokens, FloatBasicRnnRecurrence::new);
    }

    @Override
    public DoubleCellWeights weights(DoubleGemm gemm, CellShape shape, boolean tokens) {
        return new DoubleCellWeights(gemm, shape, tokens, DoubleBasicRnnRecurrence::new);
    }
}
