package org.rnn4j.models.kernel.fused;

import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.cell.Gru;

/** Fused implementation of both variants of {@link Gru}. */
public final class FusedGru implements FusedCell {

    @Override
    public Class<? extends Cell> cell() {
        return Gru.class;
    }

    @Override
    public FloatCellWeights weights(FloatGemm gemm, CellShape shape, boolean tokens) {
        return new FloatCellWeights(
                gemm, shape, tokens, isAfter(shape) ? FloatGruAfterRecurrence::new : FloatGruBeforeRecurrence::new);
    }

    @Override
    public DoubleCellWeights weights(DoubleGemm gemm, CellShape shape, boolean tokens) {
        return new DoubleCellWeights(
                gemm, shape, tokens, isAfter(shape) ? DoubleGruAfterRecurrence::new : DoubleGruBeforeRecurrence::new);
    }

    private static boolean isAfter(CellShape shape) {
        return ((Gru) shape.cell()).resetAfter();
    }
}
