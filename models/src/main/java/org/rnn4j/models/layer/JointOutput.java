package org.rnn4j.models.layer;

import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Base class of configurations of output layers that score a whole sequence jointly. Input is [batch, nIn, time], output [batch,
 * nOut, time].
 */
abstract class JointOutput extends BaseOutputLayer {

    JointOutput(Builder<?> builder) {
        super(builder);
        initializeConstraints(builder);
    }

    /** For deserialization. */
    JointOutput() {}

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        long time = inputType instanceof InputType.InputTypeRecurrent input ? input.getTimeSeriesLength() : -1;
        return InputType.recurrent(nOut, time, RNNFormat.NCW);
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        if ((nIn <= 0 || override) && inputType instanceof InputType.InputTypeRecurrent input) {
            nIn = input.getSize();
        }
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return null;
    }

    @Override
    protected boolean canEqual(Object other) {
        return getClass().isInstance(other);
    }

    /** Builder of a subclass. */
    abstract static class Builder<T extends Builder<T>> extends BaseOutputLayer.Builder<T> {
        Builder() {
            super(LossFunction.MCXENT); // satisfies DL4J's check of an output layer's shape
            activation(Activation.SOFTMAX);
        }
    }
}
