package org.rnn4j.models.layer;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's contract as the layers that read sequences keep it, if they extend none of DL4J's recurrent or output layers.
 * Gives [batch, nOut, time], unless a layer says otherwise.
 */
abstract class SequenceLayer extends FeedForwardLayer {

    SequenceLayer(FeedForwardLayer.Builder<?> builder) {
        super(builder);
    }

    /** For JSON. */
    SequenceLayer() {}

    /** What runs this layer, as yet without parameters. */
    abstract BaseLayer<?> implementation(NeuralNetConfiguration conf, DataType precision);

    /** Which parameters it has. */
    abstract LayerParameters parameters();

    /** What distinguishes layers of this class beside what DL4J compares; elements may be null. */
    abstract List<Object> settings();

    /** Numbers a sequence that running this layer needs beside its output, outside training. */
    long workingNumbers() {
        return 0;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray parameters,
            boolean initialize,
            DataType precision) {
        LayerValidation.assertNInNOutSet(getClass().getSimpleName(), getLayerName(), layerIndex, getNIn(), getNOut());
        return parameters().connect(implementation(conf, precision), listeners, layerIndex, parameters, initialize);
    }

    @Override
    public ParamInitializer initializer() {
        return parameters();
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        long time = inputType instanceof InputType.InputTypeRecurrent input ? input.getTimeSeriesLength() : -1;
        return InputType.recurrent(nOut, time, RNNFormat.NCW);
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        long parameters = parameters().numParams(this);
        return new LayerMemoryReport.Builder(getLayerName(), getClass(), inputType, getOutputType(-1, inputType))
                .standardMemory(parameters, getIUpdater().stateSize(parameters))
                .workingMemory(0, workingNumbers(), 0, nOut)
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SequenceLayer layer
                && super.equals(other)
                && settings().equals(layer.settings());
    }

    @Override
    protected boolean canEqual(Object other) {
        return getClass().isInstance(other);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + settings().hashCode();
    }
}
