package org.rnn4j.models.layer;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.kernel.Views;

/**
 * The only parameter, W [vocabulary, size] in row-major order; it starts uniform in ±0.1, from a dedicated seed.
 *
 * @see <a href="https://arxiv.org/abs/1409.2329">Zaremba et al., 2014, for the initial values of word models</a>
 */
final class TokenEmbeddingParameters extends LayerParameters {
    static final TokenEmbeddingParameters INSTANCE = new TokenEmbeddingParameters();
    static final String W = "W";
    private static final double LIMIT = 0.1;
    private static final int ROWS_AT_ONCE = 1024;

    private TokenEmbeddingParameters() {}

    @Override
    Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
        TokenEmbedding layer = (TokenEmbedding) conf.getLayer();
        return Map.of(W, flat.reshape('c', layer.getNIn(), layer.getNOut()));
    }

    @Override
    void start(NeuralNetConfiguration conf, INDArray flat, int layerIndex) {
        TokenEmbedding layer = (TokenEmbedding) conf.getLayer();
        draw(layer.tableInit(), views(conf, flat).get(W), conf.getSeed());
    }

    /** Draws a table; with a null {@code init} from the default described above. */
    static void draw(IWeightInit init, INDArray w, long seed) {
        if (init != null) {
            INDArray fresh = Nd4j.createUninitialized(w.dataType(), w.length());
            w.assign(init.init((double) w.size(0), (double) w.size(1), w.shape(), 'c', fresh));
            return;
        }
        Random random = new Random(seed);
        for (long from = 0; from < w.size(0); from += ROWS_AT_ONCE) {
            long to = Math.min(w.size(0), from + ROWS_AT_ONCE);
            uniform(Views.range(w, 0, from, to), LIMIT, random);
        }
    }

    @Override
    public long numParams(Layer layer) {
        TokenEmbedding embedding = (TokenEmbedding) layer;
        return embedding.getNIn() * embedding.getNOut();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.of(W);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of(W);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of();
    }
}
