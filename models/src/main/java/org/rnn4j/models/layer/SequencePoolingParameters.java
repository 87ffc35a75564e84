package org.rnn4j.models.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.head.FloatAttention;
import org.rnn4j.models.head.Pooling;
import org.rnn4j.models.kernel.Views;

/**
 * Parameters of attention pooling: W [nIn, nIn] in column-major order, b, v, in this order. W and v start
 * Glorot-uniform (Glorot and Bengio, 2010), b at zero, from a dedicated seed. Other poolings have no parameters.
 */
final class SequencePoolingParameters extends LayerParameters {
    static final SequencePoolingParameters INSTANCE = new SequencePoolingParameters();
    static final String W = "W";
    static final String B = "b";
    static final String V = "v";

    private SequencePoolingParameters() {}

    @Override
    Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
        SequencePooling layer = (SequencePooling) conf.getLayer();
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
    void start(NeuralNetConfiguration conf, INDArray flat, int layerIndex) {
        Map<String, INDArray> views = views(conf, flat);
        if (!views.isEmpty()) {
            long width = ((SequencePooling) conf.getLayer()).getNIn();
            Random random = new Random(31 * conf.getSeed() + 17);
            uniform(views.get(W), Math.sqrt(3.0 / width), random);
            views.get(B).assign(0);
            uniform(views.get(V), Math.sqrt(6.0 / (width + 1)), random);
        }
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
}
