package org.rnn4j.models.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Holds the parameters of an {@link AttentionDecoder} within a DL4J network. */
final class AttentionDecoderImplementation extends BaseLayer<AttentionDecoder> {

    AttentionDecoderImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        throw needsTwoSequences();
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        throw needsTwoSequences();
    }

    private static UnsupportedOperationException needsTwoSequences() {
        return new UnsupportedOperationException(
                "a decoder needs a source and a target, which the methods of MultiLayerNetwork cannot pass;"
                        + " run the network with the NetworkFactory of its task");
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }
}
