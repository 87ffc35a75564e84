package org.rnn4j.models.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.models.characters.FloatCharacterFilters;
import org.rnn4j.models.convolution.FloatImageEncoder;
import org.rnn4j.models.engine.FloatBody;
import org.rnn4j.models.engine.FloatDecay;
import org.rnn4j.models.engine.FloatEmbeddingInput;
import org.rnn4j.models.engine.FloatEngine;
import org.rnn4j.models.engine.FloatIdInput;
import org.rnn4j.models.engine.FloatImageInput;
import org.rnn4j.models.engine.FloatInput;
import org.rnn4j.models.engine.FloatLanguageModel;
import org.rnn4j.models.engine.FloatLayer;
import org.rnn4j.models.engine.FloatParameters;
import org.rnn4j.models.engine.FloatSequencePredictor;
import org.rnn4j.models.engine.FloatStore;
import org.rnn4j.models.engine.FloatUpdateRule;
import org.rnn4j.models.engine.FloatVectorInput;
import org.rnn4j.models.engine.FloatWordInput;
import org.rnn4j.models.engine.TiedMatrix;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.head.FloatEmbedding;
import org.rnn4j.models.head.FloatHead;
import org.rnn4j.models.head.FloatTokenHead;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.layer.AttentionDecoder;
import org.rnn4j.models.layer.ConvolutionalEncoder;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.SegmentForecaster;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.layer.WordEmbedding;
import org.rnn4j.models.parallel.Workers;

/** Builds an engine from a DL4J network, and writes parameters and updater state back to the network on save. */
public final class FloatNetwork implements FloatStore {
    private final MultiLayerNetwork network;
    private final Workers workers;
    private final FloatParameters parameters;
    private final FloatBody body;

    /** Number of DL4J layers in the body. */
    private final int depth;

    private FloatNetwork(MultiLayerNetwork network, FloatGemm gemm, Workers workers) {
        this.network = network;
        this.workers = workers;
        depth = NetworkBody.depth(network);
        parameters = read();
        body = body(gemm);
    }

    /**
     * Creates a language model from an initialised network: an optional {@link TokenEmbedding}, {@link Recurrent} layers, and
     * an {@link RnnOutputLayer}.
     *
     * @param seed random seed for dropout
     */
    public static FloatLanguageModel languageModel(
            MultiLayerNetwork network, FloatGemm gemm, Workers workers, long seed) {
        FloatNetwork read = new FloatNetwork(network, gemm, workers);
        RnnOutputLayer output = (RnnOutputLayer) read.layer(read.depth);
        int hidden = (int) output.getNIn();
        int vocabulary = (int) output.getNOut();
        int own = read.body.parameters;
        FloatDense dense =
                new FloatDense(gemm, hidden, vocabulary, read.parameters.headWeights(own), own + hidden * vocabulary);
        return new FloatLanguageModel(read.engine(new FloatTokenHead(dense), seed), vocabulary);
    }

    /**
     * Creates a predictor from an initialised network of a body and a head.
     *
     * @param seed random seed for dropout
     * @param search search of a decoder; unused for other heads
     */
    public static FloatSequencePredictor predictor(
            MultiLayerNetwork network, FloatGemm gemm, Workers workers, long seed, Search search) {
        FloatNetwork read = new FloatNetwork(network, gemm, workers);
        FloatHead head = FloatHeads.of(network, gemm, read.depth, read.body.parameters, search);
        return new FloatSequencePredictor(read.engine(head, seed));
    }

    private FloatEngine engine(FloatHead head, long seed) {
        return new FloatEngine(parameters, body, head, Dl4jLayers.regularisation(layer(depth)), workers, seed);
    }

    private Layer layer(int l) {
        return network.getLayer(l).conf().getLayer();
    }

    private FloatParameters read() {
        Tying tying = Tying.of(network);
        if (tying != null) {
            tying.require(network.params());
        }
        FloatUpdateRule rule = rule(((BaseLayer) layer(0)).getIUpdater());
        float[] values = new float[(int) network.numParams()];
        float[][] state = new float[rule.stateArrays()][values.length];
        long iterations = load(values, state);
        return new FloatParameters(
                values,
                state,
                iterations,
                rule,
                decays(),
                frozen(),
                tying == null ? null : new TiedMatrix(tying.from(), tying.to(), tying.length()),
                this,
                workers);
    }

    @Override
    public SavedNetwork save(float[] values, float[][] state, long iterations) {
        network.params().data().asNioFloat().put(values);
        INDArray updater = network.getUpdater().getStateViewArray();
        for (int i = 0; i < state.length; i++) {
            updater.data().asNioFloat().position(i * values.length).put(state[i]);
        }
        network.getLayerWiseConfigurations().setIterationCount((int) iterations);
        return new Dl4jNetwork(network);
    }

    private List<FloatDecay> decays() {
        List<FloatDecay> decays = new ArrayList<>();
        int offset = 0;
        for (int l = 0; l < network.getnLayers(); l++) {
            for (var parameter : network.getLayer(l).paramTable().entrySet()) {
                int to = offset + (int) parameter.getValue().length();
                double coefficient = Dl4jLayers.weightDecay((BaseLayer) layer(l), parameter.getKey());
                if (coefficient > 0) {
                    decays.add(new FloatDecay(offset, to, coefficient));
                }
                offset = to;
            }
        }
        return decays;
    }

    @Override
    public long load(float[] values, float[][] state) {
        network.params().data().asNioFloat().get(values);
        INDArray updater = network.getUpdater().getStateViewArray();
        for (int i = 0; i < state.length; i++) {
            updater.data().asNioFloat().position(i * values.length).get(state[i]);
        }
        return network.getLayerWiseConfigurations().getIterationCount();
    }

    /** Number of parameters at the start that are excluded from training. */
    private int frozen() {
        Layer first = layer(0);
        if (first instanceof WordEmbedding words && words.isFrozen()) {
            return words.characterOffset();
        }
        return first instanceof TokenEmbedding table && table.isFrozen()
                ? (int) network.getLayer(0).numParams()
                : 0;
    }

    private FloatBody body(FloatGemm gemm) {
        List<FloatLayer> layers = new ArrayList<>();
        int offset = 0;
        for (int l = 0; l < depth; l++) {
            if (layer(l) instanceof Recurrent recurrent) {
                layers.add(new FloatLayer(
                        recurrent.cellShape(),
                        recurrent.directions(),
                        recurrent.isTokens(),
                        Dl4jLayers.regularisation(recurrent),
                        gemm,
                        offset));
            }
            offset += (int) network.getLayer(l).numParams();
        }
        return new FloatBody(input(layer(0), gemm), layers, offset);
    }

    private FloatInput input(Layer first, FloatGemm gemm) {
        float[] flat = parameters.values;
        if (first instanceof WordEmbedding words) {
            FloatCharacterFilters filters = new FloatCharacterFilters(
                    gemm,
                    flat,
                    words.characterOffset(),
                    words.getCharacters(),
                    words.getCharacterSize(),
                    words.getWidth(),
                    words.getFilters());
            FloatEmbedding table = new FloatEmbedding(0, words.wordSize());
            return new FloatWordInput(flat, table, filters, (int) words.getNOut(), words.isFrozen());
        }
        if (first instanceof ConvolutionalEncoder images) {
            return new FloatImageInput(new FloatImageEncoder(images.shape(), gemm, 0));
        }
        if (first instanceof TokenEmbedding table) {
            return new FloatEmbeddingInput(flat, new FloatEmbedding(0, (int) table.getNOut()), table.isFrozen());
        }
        if (first instanceof Recurrent recurrent) {
            return recurrent.isTokens() ? new FloatIdInput() : new FloatVectorInput((int) recurrent.getNIn());
        }
        if (first instanceof AttentionDecoder decoder) { // reads a condition without recurrent layers
            return new FloatVectorInput(decoder.shape().sourceWidth());
        }
        if (first instanceof SegmentForecaster segments) { // reads windows without recurrent layers
            return new FloatVectorInput((int) segments.getNIn());
        }
        throw new IllegalArgumentException("not an input layer: " + first);
    }

    private static FloatUpdateRule rule(IUpdater updater) {
        if (updater instanceof Adam adam) {
            return new FloatUpdateRule.FloatAdam(
                    (float) adam.getBeta1(), (float) adam.getBeta2(), (float) adam.getEpsilon());
        }
        if (updater instanceof Nesterovs nesterovs) {
            return new FloatUpdateRule.FloatNesterovs((float) nesterovs.getMomentum());
        }
        if (updater instanceof RmsProp rmsProp) {
            return new FloatUpdateRule.FloatRmsProp((float) rmsProp.getRmsDecay(), (float) rmsProp.getEpsilon());
        }
        if (updater instanceof Sgd) {
            return new FloatUpdateRule.FloatSgd();
        }
        throw new IllegalArgumentException("unsupported updater: " + updater);
    }
}
