package org.rnn4j.models.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.crf.FloatCrf;
import org.rnn4j.models.kernel.Views;

/**
 * W and b, laid out and initialized as in DL4J's output layers, then T, which starts at zero: all transitions are
 * equally likely.
 */
final class CrfOutputParameters extends LayerParameters {
    static final CrfOutputParameters INSTANCE = new CrfOutputParameters();
    static final String W = DefaultParamInitializer.WEIGHT_KEY;
    static final String B = DefaultParamInitializer.BIAS_KEY;
    static final String T = "T";

    private static final DefaultParamInitializer EMISSIONS = DefaultParamInitializer.getInstance();

    private CrfOutputParameters() {}

    private static INDArray emissions(CrfOutput layer, INDArray flat) {
        return Views.range(flat.reshape(flat.length()), 0, 0, EMISSIONS.numParams(layer))
                .reshape(1, EMISSIONS.numParams(layer));
    }

    private static INDArray transitions(CrfOutput layer, INDArray flat) {
        return Views.range(flat.reshape(flat.length()), 0, EMISSIONS.numParams(layer), flat.length())
                .reshape('c', layer.getNOut() + 2, layer.getNOut());
    }

    @Override
    Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
        CrfOutput layer = (CrfOutput) conf.getLayer();
        Map<String, INDArray> views =
                new LinkedHashMap<>(EMISSIONS.getGradientsFromFlattened(conf, emissions(layer, flat)));
        views.put(T, transitions(layer, flat));
        return views;
    }

    @Override
    void start(NeuralNetConfiguration conf, INDArray flat, int layerIndex) {
        CrfOutput layer = (CrfOutput) conf.getLayer();
        EMISSIONS.init(conf, emissions(layer, flat), true);
        transitions(layer, flat).assign(0);
    }

    @Override
    public long numParams(Layer layer) {
        return EMISSIONS.numParams(layer) + FloatCrf.parameters((int) ((CrfOutput) layer).getNOut());
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.of(W, B, T);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of(W, T);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of(B);
    }
}
