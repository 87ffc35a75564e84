package org.rnn4j.models.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.job.Pooling;
import org.rnn4j.models.head.FloatAttention;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.fused.ChunkArrays;

/**
 * The parameters of attention: W [nIn, nIn] column by column, b, v, in this order; and their start: W and v uniform as
 * Glorot and Bengio (2010) have it, b zero, from a seed of their own. Other poolings have none.
 */
final class SequencePoolingParameters implements ParamInitializer {
    static final SequencePoolingParameters INSTANCE = new SequencePoolingParameters();
    static final String W = "W";
    static final String B = "b";
    static final String V = "v";

    private SequencePoolingParameters() {}

    private static Map<String, INDArray> views(SequencePooling layer, INDArray flat) {
        Map<String, INDArray> views = new LinkedHashMap<>();
        if (layer.getPooling() == Pooling.ATTENTION) {
            long width = layer.getNIn();
            long square = width * width;
            INDArray vector = flat.reshape(flat.length());
            views.put(W, Views.range(vector, 0, 0, square).reshape('f', width, width));
            views.put(B, Views.range(vector, 0, square, square + width).reshape('c', 1, width));
            views.put(
                    V,
                    Views.range(vector, 0, square + width, square + 2 * width).reshape('c', 1, width));
        }
        return views;
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray flat, boolean initialize) {
        SequencePooling layer = (SequencePooling) conf.getLayer();
        Map<String, INDArray> views = views(layer, flat);
        if (initialize && !views.isEmpty()) {
            Random random = new Random(31 * conf.getSeed() + 17);
            draw(views.get(W), Math.sqrt(3.0 / layer.getNIn()), random);
            views.get(B).assign(0);
            draw(views.get(V), Math.sqrt(6.0 / (layer.getNIn() + 1)), random);
        }
        views.keySet().forEach(conf::addVariable);
        return views;
    }

    private static void draw(INDArray array, double limit, Random random) {
        double[] values = random.doubles(array.length(), -limit, limit).toArray();
        array.assign(ChunkArrays.array(values, array.dataType(), array.shape()));
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray gradient) {
        return views((SequencePooling) conf.getLayer(), gradient);
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        SequencePooling pooling = (SequencePooling) layer;
        return pooling.getPooling() == Pooling.ATTENTION ? FloatAttention.parameters((int) pooling.getNIn()) : 0;
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return numParams(layer) == 0 ? List.of() : List.of(W, B, V);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return numParams(layer) == 0 ? List.of() : List.of(W, V);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return numParams(layer) == 0 ? List.of() : List.of(B);
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return biasKeys(layer).contains(key);
    }
}
