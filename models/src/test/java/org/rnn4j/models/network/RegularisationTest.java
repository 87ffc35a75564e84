package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.engine.DoubleLanguageModel;
import org.rnn4j.models.engine.LayerRegularisation;
import org.rnn4j.models.kernel.fused.FloatDropout;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.parallel.Workers;
import org.rnn4j.models.task.LanguageModelFactory;

/** Regularisers in training and inference, as {@code rnn4j train} runs them. */
class RegularisationTest extends OneNativeThread {
    private static final int VOCABULARY = 7;
    private static final int TIME = 5;
    private static final String ALL = "dropout: 0.2, locked-dropout: true, recurrent-dropout: 0.3, zoneout: 0.2, "
            + "layer-norm: true, residual: true";

    static Stream<String> variants() {
        return Stream.of("cell: basic-rnn", "cell: lstm", "cell: gru", "cell: gru, reset-after: false")
                .flatMap(cell -> Stream.of(
                                "dropout: 0.3",
                                "dropout: 0.3, locked-dropout: true",
                                "recurrent-dropout: 0.4",
                                "zoneout: 0.3",
                                "residual: true, dropout: 0.2",
                                "layer-norm: true",
                                "embedding-size: 4, dropout: 0.3, locked-dropout: true, residual: true",
                                ALL)
                        .map(keys -> "hidden-size: 5, layers: 3, %s, %s".formatted(cell, keys)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void theGradientMatchesFiniteDifferences(String keys) {
        for (int[] lengths : new int[][] {null, {5, 2, 1, 4}}) {
            SequenceBatch batch = batch(lengths, 11);
            MultiLayerNetwork network = network(keys, DataType.DOUBLE);
            Random random = new Random(2);
            double[] point = network.params().data().asDouble();
            double[] direction = new double[point.length];
            for (int j = 0; j < point.length; j++) {
                point[j] += 0.2 * random.nextGaussian();
                direction[j] = random.nextGaussian();
            }
            DoubleLanguageModel model = at(network, point, direction, 0);
            SequenceModel.Outcome outcome = model.train(batch, null, 0, 0);
            double slope = 0;
            for (int j = 0; j < point.length; j++) {
                slope += model.gradients()[j] * direction[j] * outcome.targets();
            }
            double up =
                    at(network, point, direction, 1e-6).train(batch, null, 0, 0).lossNats();
            double down = at(network, point, direction, -1e-6)
                    .train(batch, null, 0, 0)
                    .lossNats();
            assertThat((up - down) / 2e-6).isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
        }
    }

    /** A new model, whose first step draws the same noise, with parameters {@code point + step · direction}. */
    private static DoubleLanguageModel at(MultiLayerNetwork network, double[] point, double[] direction, double step) {
        double[] moved = new double[point.length];
        for (int j = 0; j < moved.length; j++) {
            moved[j] = point[j] + step * direction[j];
        }
        MultiLayerNetwork copy = network.clone();
        copy.params().assign(Nd4j.createFromArray(moved).reshape(copy.params().shape()));
        return DoubleNetwork.languageModel(copy, Gemms.float64(), Workers.of(2), 3);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void inferenceMatchesTheDl4jNetwork(String keys) {
        MultiLayerNetwork network = network(keys, DataType.DOUBLE);
        DoubleLanguageModel model = DoubleNetwork.languageModel(network, Gemms.float64(), Workers.of(2), 3);
        SequenceBatch batch = batch(null, 11);
        TokenIds in = (TokenIds) batch.inputs();
        TokenIds out = (TokenIds) batch.targets();
        INDArray ids = Nd4j.createFromArray(in.ids()).castTo(DataType.DOUBLE).reshape('c', 4, 1, TIME);
        INDArray probabilities = network.output(ids);
        double nats = 0;
        RnnState state = null;
        for (int t = 0; t < TIME; t++) {
            int step = t;
            int[] tokens = Stream.of(0, 1, 2, 3).mapToInt(b -> in.at(b, step)).toArray();
            LanguageModel.NextToken prediction = model.step(tokens, state);
            state = prediction.after();
            for (int b = 0; b < 4; b++) {
                nats -= Math.log(probabilities.getDouble(b, out.at(b, t), t));
                float[] logits = prediction.logits()[b];
                double sum = 0;
                for (float logit : logits) {
                    sum += Math.exp(logit);
                }
                assertThat(Math.exp(logits[2]) / sum).isCloseTo(probabilities.getDouble(b, 2, t), within(1e-6));
            }
        }
        assertThat(model.evaluate(batch, null).lossNats()).isCloseTo(nats, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dropout: 0.5", "recurrent-dropout: 0.5", "dropout: 0.5, locked-dropout: true"})
    void dropoutIsOffInInferenceAndRedrawnAtEveryTrainingStep(String keys) {
        DoubleLanguageModel dropped = model("cell: gru, hidden-size: 6, " + keys);
        DoubleLanguageModel plain = model("cell: gru, hidden-size: 6");
        SequenceBatch batch = batch(null, 4);
        assertThat(dropped.evaluate(batch, null)).isEqualTo(plain.evaluate(batch, null));
        double first = dropped.train(batch, null, 0, 0).lossNats();
        double second = dropped.train(batch, null, 0, 0).lossNats();
        assertThat(first).isNotEqualTo(plain.train(batch, null, 0, 0).lossNats());
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void isReproducibleForASeedAndThreadCount() {
        assertThat(parametersAfterTraining()).isEqualTo(parametersAfterTraining());
    }

    private static double[] parametersAfterTraining() {
        DoubleLanguageModel model = model("cell: lstm, hidden-size: 6, layers: 3, " + ALL);
        for (int step = 0; step < 10; step++) {
            model.train(batch(null, step), null, 0.01, 1);
        }
        return Dl4jNetwork.of(model.network()).model().params().data().asDouble();
    }

    @Test
    void dropoutPreservesTheExpectedValue() {
        float[] factors = new float[100_001];
        FloatDropout.draw(factors, factors.length, 0.7, new SplittableRandom(5));
        double sum = 0;
        for (float factor : factors) {
            assertThat(factor == 0 || factor == (float) (1 / 0.7)).isTrue();
            sum += factor;
        }
        assertThat(sum / factors.length).isCloseTo(1, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated-normal", "uniform"})
    void initializesWeightsAsConfigured(String init) {
        MultiLayerNetwork network =
                network("cell: lstm, hidden-size: 64, layers: 2, layer-norm: true, init: " + init, DataType.FLOAT);
        double limit = init.equals("uniform") ? 1 / 8.0 : 2 / 8.0;
        double deviation = init.equals("uniform") ? 1 / 8.0 / Math.sqrt(3) : 0.88 / 8;
        for (String matrix : List.of("1_W", "1_U", "0_U")) {
            INDArray weights = network.getParam(matrix);
            assertThat(weights.amaxNumber().doubleValue()).isBetween(0.95 * limit, limit);
            assertThat(weights.stdNumber().doubleValue()).isCloseTo(deviation, within(0.002));
            assertThat(weights.meanNumber().doubleValue()).isCloseTo(0, within(0.003));
        }
        INDArray bias = network.getParam("1_b");
        assertThat(bias.sumNumber().intValue()).isEqualTo(4 * 64); // shifts zero, gains one
        assertThat(network("hidden-size: 64, layer-norm: true, init: " + init, DataType.FLOAT)
                        .params())
                .isEqualTo(network.params());
    }

    @Test
    void appliesRegularisersToEveryLayer() {
        MultiLayerNetwork network = network("hidden-size: 4, layers: 3, " + ALL, DataType.FLOAT);
        for (int l = 0; l < 3; l++) {
            Recurrent layer = (Recurrent) network.getLayer(l).conf().getLayer();
            assertThat(Dl4jLayers.regularisation(layer))
                    .isEqualTo(new LayerRegularisation(l == 0 ? 1 : 0.8, l > 0, 0.3, 0.2, l > 0));
            assertThat(layer.getCell().layerNorm()).isTrue();
        }
        assertThat(Dl4jLayers.regularisation(network.getLayer(3).conf().getLayer()))
                .isEqualTo(new LayerRegularisation(0.8, true, 0, 0, false));
    }

    private static DoubleLanguageModel model(String keys) {
        return DoubleNetwork.languageModel(network(keys, DataType.DOUBLE), Gemms.float64(), Workers.of(2), 3);
    }

    private static MultiLayerNetwork network(String keys, DataType type) {
        JobSpec job = Models.job(Models.of(keys), 3);
        MultiLayerNetwork network =
                new MultiLayerNetwork(LanguageModelFactory.configuration(job, VOCABULARY, VOCABULARY, type));
        network.init();
        return network;
    }

    private static SequenceBatch batch(int[] lengths, long seed) {
        Random random = new Random(seed);
        return new SequenceBatch(ids(random), ids(random), lengths, false);
    }

    private static TokenIds ids(Random random) {
        return new TokenIds(4, TIME, random.ints(4L * TIME, 0, VOCABULARY).toArray());
    }
}
