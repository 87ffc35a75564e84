package org.rnn4j.models.network;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.network.ParameterVector;
import org.rnn4j.core.network.WeightAverage;

/** A running average of the parameters of a DL4J network, on its backend. */
final class GenericAverage implements WeightAverage {
    private final INDArray used;
    private final INDArray resting;

    /** @param used flat parameters of the network */
    GenericAverage(INDArray used) {
        this.used = used;
        this.resting = used.dup();
    }

    @Override
    public void add(double share) {
        resting.addi(used.sub(resting).muli(share));
    }

    @Override
    public void exchange() {
        INDArray before = used.dup();
        used.assign(resting);
        resting.assign(before);
    }

    @Override
    public ParameterVector resting() {
        return ParameterVector.of(resting.castTo(DataType.DOUBLE).toDoubleVector());
    }

    @Override
    public void rest(ParameterVector values) {
        resting.assign(Nd4j.createFromArray(values.range(0, values.size())).castTo(resting.dataType()));
    }
}
