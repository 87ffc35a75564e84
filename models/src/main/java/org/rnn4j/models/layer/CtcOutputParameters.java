package org.rnn4j.models.layer;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.sequence.OutputSpec;

/**
 * W and b, laid out and initialized as in DL4J's output layers, but for the bias of the blank: it starts at {@value #BLANK_BIAS}. With
 * equal probabilities most paths of labels consist mainly of blanks, so a network first learns to answer blanks only, and may not leave
 * that plateau for long.
 */
final class CtcOutputParameters extends LayerParameters {
    static final CtcOutputParameters INSTANCE = new CtcOutputParameters();
    static final String W = DefaultParamInitializer.WEIGHT_KEY;
    static final String B = DefaultParamInitializer.BIAS_KEY;
    static final double BLANK_BIAS = -2;

    private static final DefaultParamInitializer DENSE = DefaultParamInitializer.getInstance();

    private CtcOutputParameters() {}

    @Override
    Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
        return DENSE.getGradientsFromFlattened(conf, flat);
    }

    @Override
    void start(NeuralNetConfiguration conf, INDArray flat, int layerIndex) {
        DENSE.init(conf, flat, true).get(B).putScalar(OutputSpec.Labels.BLANK, BLANK_BIAS);
    }

    @Override
    public long numParams(Layer layer) {
        return DENSE.numParams(layer);
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.of(W, B);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of(W);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of(B);
    }
}
