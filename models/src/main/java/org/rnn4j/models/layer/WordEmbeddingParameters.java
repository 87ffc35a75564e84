package org.rnn4j.models.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.kernel.Views;

/**
 * Layout of W, C, F and b of a {@link WordEmbedding}, each row-major, and their initial values: W as in {@link
 * TokenEmbedding}, C uniform in ±√(3 / characterSize), F Glorot-uniform, b and the padding character's row zero.
 */
final class WordEmbeddingParameters extends LayerParameters {
    static final WordEmbeddingParameters INSTANCE = new WordEmbeddingParameters();
    static final String W = "W";
    static final String C = "C";
    static final String F = "F";
    static final String B = "b";

    private WordEmbeddingParameters() {}

    @Override
    Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
        WordEmbedding layer = (WordEmbedding) conf.getLayer();
        Map<String, INDArray> views = new LinkedHashMap<>();
        INDArray vector = flat.reshape(flat.length());
        long at = put(views, W, vector, 0, layer.getNIn(), layer.wordSize());
        at = put(views, C, vector, at, layer.getCharacters(), layer.getCharacterSize());
        at = put(views, F, vector, at, layer.getFilters(), (long) layer.getWidth() * layer.getCharacterSize());
        put(views, B, vector, at, 1, layer.getFilters());
        return views;
    }

    private static long put(Map<String, INDArray> views, String key, INDArray flat, long at, long rows, long columns) {
        long end = at + rows * columns;
        views.put(key, Views.range(flat, 0, at, end).reshape('c', rows, columns));
        return end;
    }

    @Override
    void start(NeuralNetConfiguration conf, INDArray flat, int layerIndex) {
        Map<String, INDArray> views = views(conf, flat);
        TokenEmbeddingParameters.draw(((WordEmbedding) conf.getLayer()).tableInit(), views.get(W), conf.getSeed());
        Random random = new Random(conf.getSeed() + 1);
        INDArray c = views.get(C);
        uniform(c, Math.sqrt(3.0 / c.size(1)), random);
        Views.range(c, 0, 0, 1).assign(0);
        INDArray f = views.get(F);
        uniform(f, Math.sqrt(6.0 / (f.size(0) + f.size(1))), random);
        views.get(B).assign(0);
    }

    @Override
    public long numParams(Layer layer) {
        WordEmbedding words = (WordEmbedding) layer;
        return words.characterOffset()
                + (long) words.getCharacters() * words.getCharacterSize()
                + (long) words.getFilters() * (words.getWidth() * words.getCharacterSize() + 1);
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.of(W, C, F, B);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of(W, C, F);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of(B);
    }
}
