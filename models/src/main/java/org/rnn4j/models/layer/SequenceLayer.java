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
 * Base class of layer configurations that read sequences but extend neither DL4J's recurrent nor its output layers.
 * Output is [batch, nOut, time] unless a subclass overrides it.
 */
abstract class SequenceLayer extends FeedForwardLayer {

    SequenceLayer(FeedForwardLayer.Builder<?> builder) {
        super(builder);
        if (builder.getActivationFn() != null) {
            throw new IllegalArgumentException("activation(%s), but a %s has its own; leave it out"
                    .formatted(builder.getActivationFn(), getClass().getSimpleName()));
        }
    }

    /** For deserialization. */
    SequenceLayer() {}

    /** Layer that runs this configuration, still without parameters. */
    abstract BaseLayer<?> implementation(NeuralNetConfiguration conf, DataType precision);

    /** Layout and initial values of the parameters. */
    abstract LayerParameters parameters();

    /** Settings compared by {@link #equals} in addition to DL4J's; elements may be null. */
    abstract List<Object> settings();

    /** Working memory for inference, in values per sequence, in addition to the output. */
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
    public void setNIn(InputType inputType, boolean override) {
        if (inputType instanceof InputType.InputTypeRecurrent input && (nIn <= 0 || override)) {
            nIn = input.getSize();
        }
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
