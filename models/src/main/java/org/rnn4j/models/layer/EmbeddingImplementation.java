package org.rnn4j.models.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What layers that give a vector for an id have alike: what is padded gives zero, and no gradient flows below. */
abstract class EmbeddingImplementation<C extends SequenceLayer> extends BaseLayer<C> {

    EmbeddingImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    /** Makes those of [time * batch, features] zero that the mask does. */
    final void applyMaskTo(INDArray rows) {
        if (maskArray != null) {
            INDArray timeMajor = maskArray.castTo(rows.dataType()).transpose().dup('c');
            rows.muliColumnVector(timeMajor.reshape('c', rows.size(0), 1));
        }
    }

    @Override
    public void setParams(INDArray parameters) {
        if (parameters != paramsFlattened) {
            setParams(parameters, 'c');
        }
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
