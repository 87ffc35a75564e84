package org.rnn4j.models.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.rnn4j.models.kernel.Detached;

/** The way around a residual layer. */
final class Residual {
    private Residual() {}

    /** A copy of [batch, features, time] for the way around, zero where the mask [batch, time] is; null masks nothing. */
    static INDArray valid(INDArray values, INDArray mask) {
        return Detached.compute(() -> {
            INDArray copy = values.dup('c');
            return mask == null ? copy : Broadcast.mul(copy, mask.castTo(copy.dataType()), copy, 0, 2);
        });
    }
}
