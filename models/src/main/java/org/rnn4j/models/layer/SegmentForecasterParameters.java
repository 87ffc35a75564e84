package org.rnn4j.models.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.head.segment.SegmentShape;
import org.rnn4j.models.kernel.InitialWeights;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.Weights;

/**
 * Parameters of a {@link SegmentForecaster} under the names of {@link SegmentShape#parts}, and their initial values: the
 * recurrent layer as elsewhere, dense matrices Glorot-uniform, positions and channels standard normal as in the paper's
 * program, biases zero. Drawn from a dedicated seed.
 */
final class SegmentForecasterParameters extends LayerParameters {
    static final SegmentForecasterParameters INSTANCE = new SegmentForecasterParameters();

    private SegmentForecasterParameters() {}

    private static SegmentShape shape(Layer layer) {
        return ((SegmentForecaster) layer).shape();
    }

    @Override
    Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
        INDArray vector = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        for (SegmentShape.Part part : shape(conf.getLayer()).parts()) {
            views.put(
                    part.name(),
                    range(vector, part).reshape(part.columnMajor() ? 'f' : 'c', part.rows(), part.columns()));
        }
        return views;
    }

    private static INDArray range(INDArray vector, SegmentShape.Part part) {
        return Views.range(vector, 0, part.offset(), (long) part.offset() + part.length());
    }

    @Override
    void start(NeuralNetConfiguration conf, INDArray flat, int layerIndex) {
        SegmentShape shape = shape(conf.getLayer());
        long seed = conf.getSeed() * 31;
        INDArray vector = flat.reshape(flat.length());
        vector.assign(0);
        Random random = new Random(seed + 11);
        for (SegmentShape.Part part : shape.parts()) {
            if (part.columnMajor()) {
                uniform(range(vector, part), Math.sqrt(6.0 / (part.rows() + part.columns())), random);
            } else if (part.name().equals("position_W") || part.name().equals("channel_W")) {
                normal(range(vector, part), random);
            }
        }
        long from = shape.offset("layer_W");
        INDArray block = Views.range(vector, 0, from, from + shape.layer().parameterCount());
        InitialWeights.draw(Weights.viewsOf(block, shape.layer()), seed + 100);
    }

    @Override
    public long numParams(Layer layer) {
        return shape(layer).parameterCount();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return shape(layer).parts().stream().map(SegmentShape.Part::name).toList();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return paramKeys(layer).stream().filter(key -> !key.endsWith("_b")).toList();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return paramKeys(layer).stream().filter(key -> key.endsWith("_b")).toList();
    }
}
