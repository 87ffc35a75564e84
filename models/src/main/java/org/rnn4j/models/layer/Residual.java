package org.rnn4j.models.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.rnn4j.models.kernel.Detached;

/** Shortcut around a residual layer. */
final class Residual {
    private Residual() {}

    /** Copy of [batch, features, time], zero where the mask [batch, time] is zero; a null mask leaves all values. */
    static INDArray valid(INDArray values, INDArray mask) {
        return Detached.compute(() -> {
            INDArray copy = values.dup('c');
            return mask == null ? copy : Broadcast.mul(copy, mask.castTo(copy.dataType()), copy, 0, 2);
        });
    }
}
