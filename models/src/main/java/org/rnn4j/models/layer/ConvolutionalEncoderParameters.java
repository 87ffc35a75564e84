package org.rnn4j.models.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.convolution.EncoderShape;
import org.rnn4j.models.kernel.Views;

/**
 * Layout of the parameters of a {@link ConvolutionalEncoder}, and their initial values: weights normal with variance 2 / inputs, gains 1,
 * shifts and biases 0.
 */
final class ConvolutionalEncoderParameters extends LayerParameters {
    static final ConvolutionalEncoderParameters INSTANCE = new ConvolutionalEncoderParameters();

    private ConvolutionalEncoderParameters() {}

    private static List<EncoderShape.Part> parts(Layer layer) {
        return ((ConvolutionalEncoder) layer).shape().parts();
    }

    @Override
    Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
        INDArray vector = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        for (EncoderShape.Part part : parts(conf.getLayer())) {
            views.put(
                    part.name(),
                    Views.range(vector, 0, part.offset(), part.offset() + part.length())
                            .reshape(part.columnMajor() ? 'f' : 'c', part.rows(), part.columns()));
        }
        return views;
    }

    @Override
    void start(NeuralNetConfiguration conf, INDArray flat, int layerIndex) {
        Map<String, INDArray> views = views(conf, flat);
        Random random = new Random(conf.getSeed() * 31 + 3);
        for (EncoderShape.Part part : parts(conf.getLayer())) {
            INDArray view = views.get(part.name());
            if (part.isWeight()) {
                normal(view, random);
                view.muli(Math.sqrt(2.0 / part.rows()));
            } else {
                view.assign(part.name().endsWith("_g") ? 1 : 0);
            }
        }
    }

    @Override
    public long numParams(Layer layer) {
        return ((ConvolutionalEncoder) layer).shape().parameterCount();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return parts(layer).stream().map(EncoderShape.Part::name).toList();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return parts(layer).stream()
                .filter(EncoderShape.Part::isWeight)
                .map(EncoderShape.Part::name)
                .toList();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return parts(layer).stream()
                .filter(part -> !part.isWeight())
                .map(EncoderShape.Part::name)
                .toList();
    }
}
