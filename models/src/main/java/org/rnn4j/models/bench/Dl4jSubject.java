package org.rnn4j.models.bench;

import java.util.Locale;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.cell.Lstm;
import org.rnn4j.models.kernel.Kernels;

/**
 * A network run by DL4J, with this project's layers and the generic kernel, or with DL4J's own layers. DL4J cannot clip the
 * global gradient norm, so the norm is clipped per layer.
 */
final class Dl4jSubject implements Subject {
    private final BenchSpec spec;
    private final MultiLayerNetwork network;
    private final boolean oneHot;
    private final DataSet batch;

    private Dl4jSubject(BenchSpec spec, MultiLayerNetwork network, boolean oneHot) {
        this.spec = spec;
        this.network = network;
        this.oneHot = oneHot;
        SequenceBatch tokens = RandomTokens.batch(spec);
        batch = new DataSet(
                features((TokenIds) tokens.inputs()), RandomTokens.oneHot((TokenIds) tokens.targets(), spec.vocab()));
    }

    static Subject generic(BenchSpec spec) {
        MultiLayerNetwork network = FusedSubject.network(spec);
        for (int l = 0; l < network.getnLayers(); l++) {
            BaseLayer layer = (BaseLayer) network.getLayer(l).conf().getLayer();
            layer.setGradientNormalization(GradientNormalization.ClipL2PerLayer);
            layer.setGradientNormalizationThreshold(CLIP_NORM);
        }
        network.setLearningRate(LEARNING_RATE);
        return new Dl4jSubject(spec, network, false);
    }

    static Subject stock(BenchSpec spec) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(SEED)
                .dataType(DataType.FLOAT)
                .updater(new Adam(LEARNING_RATE))
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(CLIP_NORM)
                .list();
        for (int l = 0; l < spec.layers(); l++) {
            BaseRecurrentLayer.Builder<?> layer = spec.cell() instanceof Lstm
                    ? new LSTM.Builder().gateActivationFunction(Activation.SIGMOID)
                    : new SimpleRnn.Builder();
            layers.layer(layer.activation(Activation.TANH)
                    .dataFormat(RNNFormat.NCW)
                    .nIn(l == 0 ? spec.vocab() : spec.hidden())
                    .nOut(spec.hidden())
                    .build());
        }
        layers.layer(new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .dataFormat(RNNFormat.NCW)
                .nIn(spec.hidden())
                .nOut(spec.vocab())
                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        return new Dl4jSubject(spec, network, true);
    }

    private INDArray features(TokenIds tokens) {
        return oneHot ? RandomTokens.oneHot(tokens, spec.vocab()) : RandomTokens.ids(tokens);
    }

    private void compute(Runnable work) {
        Kernels.using(Kernels.generic(), () -> {
            work.run();
            return null;
        });
    }

    @Override
    public String gemm() {
        return Nd4j.getExecutioner()
                .getEnvironmentInformation()
                .getProperty(Nd4jEnvironment.BLAS_VENDOR_KEY, "nd4j")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void train() {
        compute(() -> network.fit(batch));
    }

    @Override
    public void forward() {
        compute(() -> network.score(batch, false));
    }

    @Override
    public Runnable stepper(int streams) {
        network.rnnClearPreviousState();
        INDArray step = features(RandomTokens.draw(streams, 1, spec.vocab(), SEED));
        return () -> compute(() -> network.rnnTimeStep(step));
    }

    @Override
    public Product product(int gates) {
        int hidden = spec.hidden();
        INDArray a = Nd4j.rand(DataType.FLOAT, spec.batch(), hidden);
        INDArray b = Nd4j.rand(DataType.FLOAT, hidden, gates * hidden);
        INDArray c = Nd4j.createUninitialized(DataType.FLOAT, new long[] {spec.batch(), (long) gates * hidden}, 'f');
        return new Product(() -> a.mmuli(b, c), 2.0 * spec.batch() * gates * hidden * hidden);
    }
}
