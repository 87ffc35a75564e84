package org.rnn4j.models.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Common part of embedding layers: padding yields zeros, and no gradient flows to the input. */
abstract class EmbeddingImplementation<C extends SequenceLayer> extends BaseLayer<C> {

    EmbeddingImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    /** Sets the masked rows of [time * batch, features] to zero. */
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
