package org.rnn4j.models.network;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.models.engine.TimeMajor;
import org.rnn4j.models.kernel.Kernels;

/** The values between the layers of a network below its head. */
public final class BodyActivations {
    private BodyActivations() {}

    /**
     * Runs the body of a network, without learning or dropout.
     *
     * @return the inputs of each layer of the body, then the outputs of its last, each [batch, features, time]; ids are one
     *     feature
     */
    public static List<INDArray> of(MultiLayerNetwork network, SequenceBatch batch) {
        return new GenericNetwork(network, Kernels.generic(), 0)
                .activations(TimeMajor.sequence(batch.inputs()), batch.lengths());
    }
}
