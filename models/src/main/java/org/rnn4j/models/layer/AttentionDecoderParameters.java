package org.rnn4j.models.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.decoder.DecoderShape;
import org.rnn4j.models.kernel.InitialWeights;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.Weights;

/**
 * Decoder parameters under the names of {@link DecoderShape#parts}, and their initial values: recurrent layers as
 * elsewhere, embeddings uniform in ± their limit, matrices Glorot-uniform, biases zero. Drawn from a dedicated seed.
 */
final class AttentionDecoderParameters extends LayerParameters {
    static final AttentionDecoderParameters INSTANCE = new AttentionDecoderParameters();

    private AttentionDecoderParameters() {}

    private static DecoderShape shape(Layer layer) {
        return ((AttentionDecoder) layer).shape();
    }

    @Override
    Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
        INDArray vector = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        for (DecoderShape.Part part : shape(conf.getLayer()).parts()) {
            INDArray range = range(vector, part);
            views.put(
                    part.name(),
                    part.rows() == 1
                            ? range
                            : range.reshape(part.columnMajor() ? 'f' : 'c', part.rows(), part.columns()));
        }
        return views;
    }

    private static INDArray range(INDArray vector, DecoderShape.Part part) {
        return Views.range(vector, 0, part.offset(), (long) part.offset() + part.length());
    }

    @Override
    void start(NeuralNetConfiguration conf, INDArray flat, int layerIndex) {
        DecoderShape shape = shape(conf.getLayer());
        double embeddingLimit = ((AttentionDecoder) conf.getLayer()).embeddingLimit();
        long seed = conf.getSeed() * 31;
        INDArray vector = flat.reshape(flat.length());
        vector.assign(0);
        Random random = new Random(seed + 7);
        for (DecoderShape.Part part : shape.parts()) {
            boolean embeds = part.name().equals("embedding_W");
            boolean isDrawn = embeds || part.columnMajor() || part.name().equals("score_v");
            if (isDrawn) {
                double limit = embeds ? embeddingLimit : Math.sqrt(6.0 / (part.rows() + part.columns()));
                uniform(range(vector, part), limit, random);
            }
        }
        for (int l = 0; l < shape.layers(); l++) {
            CellShape layer = shape.layer(l);
            long from = shape.offset("layer" + l + "_W");
            INDArray block = Views.range(vector, 0, from, from + layer.parameterCount());
            InitialWeights.draw(Weights.viewsOf(block, layer), seed + 100 + l);
        }
    }

    @Override
    public long numParams(Layer layer) {
        return shape(layer).parameterCount();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return shape(layer).parts().stream().map(DecoderShape.Part::name).toList();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return paramKeys(layer).stream().filter(key -> !isBias(key)).toList();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return paramKeys(layer).stream()
                .filter(AttentionDecoderParameters::isBias)
                .toList();
    }

    private static boolean isBias(String key) {
        return key.endsWith("_b");
    }
}
