package org.rnn4j.models.kernel.fused;

import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.cell.Lstm;

/** Fused implementation of {@link Lstm}. */
public final class FusedLstm implements FusedCell {

    @Override
    public Class<? extends Cell> cell() {
        return Lstm.class;
    }

    @Override
    public FloatCellWeights weights(FloatGemm gemm, CellShape shape, boolean tokens) {
        return new FloatCellWeights(gemm, shape, tokens, FloatLstmRecurrence::new);
    }

    @Override
    public DoubleCellWeights weights(DoubleGemm gemm, CellShape shape, boolean tokens) {
        return new DoubleCellWeights(gemm, shape, tokens, DoubleLstmRecurrence::new);
    }
}
