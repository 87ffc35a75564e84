package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.None;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;
import org.rnn4j.models.task.LanguageModelFactory;
import org.rnn4j.models.task.LanguageModelOptions;

/** The generic language model agrees with the engine. */
class GenericLanguageModelTest extends OneNativeThread {
    private static final int VOCABULARY = 11;
    private static final OptimizerSpec ADAM = new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8, 0);

    record Setting(LanguageModelOptions model, OptimizerSpec optimizer) {}

    static Stream<Setting> settings() {
        return Stream.of(
                new Setting(Models.of("cell: basic-rnn, hidden-size: 6, layer-norm: true, residual: true"), ADAM),
                new Setting(
                        Models.of("cell: lstm, hidden-size: 6, embedding-size: 4"),
                        new OptimizerSpec.RmsProp(0.01, 0.95, 1e-8)),
                new Setting(
                        Models.of("cell: gru, hidden-size: 6, embedding-size: 6, tie-embedding: true"),
                        new OptimizerSpec.Sgd(0.1, 0.9)),
                new Setting(
                        Models.of("cell: lstm, hidden-size: 5, layers: 1, embedding-size: 5, tie-embedding: true"),
                        ADAM),
                new Setting(
                        Models.of("cell: gru, hidden-size: 5, layers: 1, reset-after: false"),
                        new OptimizerSpec.Sgd(0.1, 0)));
    }

    /** Two streams, the second one after a batch without targets of all tokens before it. */
    @ParameterizedTest
    @MethodSource("settings")
    void streamsThatAreWarmedUpHaveTheLossOfOne(Setting setting) {
        MultiLayerNetwork network = network(setting, DataType.DOUBLE);
        int[] tokens = {3, 1, 4, 1, 5, 9, 2};
        int[] following = {1, 4, 1, 5, 9, 2, 6};
        SequenceBatch whole = new SequenceBatch(new TokenIds(1, 7, tokens), new TokenIds(1, 7, following), null, false);
        SequenceBatch before = new SequenceBatch(
                new TokenIds(2, 4, new int[] {0, 0, 0, 0, 3, 1, 4, 1}), new None(2), new int[] {0, 4}, false);
        SequenceBatch halves = new SequenceBatch(
                new TokenIds(2, 4, new int[] {3, 1, 4, 1, 5, 9, 2, 0}),
                new TokenIds(2, 4, new int[] {1, 4, 1, 5, 9, 2, 6, 0}),
                new int[] {4, 3},
                true);
        for (LanguageModel model : List.of(
                DoubleNetwork.languageModel(network.clone(), Gemms.float64(), Workers.of(2), 3),
                new GenericLanguageModel(network.clone(), Kernels.generic(), 3))) {
            SequenceModel.Outcome warm = model.evaluate(before, null);
            assertThat(warm.targets()).isZero();
            assertThat(warm.lossNats()).isZero();
            assertThat(model.evaluate(halves, warm.after()).lossNats())
                    .isCloseTo(model.evaluate(whole, null).lossNats(), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void trainsLikeTheEngineInFloat64(Setting setting) {
        MultiLayerNetwork network = network(setting, DataType.DOUBLE);
        LanguageModel engine = DoubleNetwork.languageModel(network.clone(), Gemms.float64(), Workers.of(2), 3);
        agree(engine, new GenericLanguageModel(network, Kernels.generic(), 3), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void trainsLikeTheEngineInFloat32(Setting setting) {
        MultiLayerNetwork network = network(setting, DataType.FLOAT);
        LanguageModel engine = FloatNetwork.languageModel(network.clone(), Gemms.float32(), Workers.of(2), 3);
        agree(engine, new GenericLanguageModel(network, Kernels.generic(), 3), 1e-5);
    }

    /** The head computes 512 tokens and 128 time steps at a time, and sums the gradients of an embedding in pieces. */
    @Test
    void aVocabularyOfSeveralBlocksTrainsLikeTheEngine() {
        int vocabulary = 1100;
        for (String embedding : List.of("0", "5", "5, tie-embedding: true")) {
            Setting setting = new Setting(
                    Models.of("cell: gru, hidden-size: 5, layers: 1, embedding-size: " + embedding),
                    new OptimizerSpec.Sgd(0.5, 0));
            MultiLayerNetwork network = network(setting, vocabulary, DataType.DOUBLE);
            LanguageModel engine = DoubleNetwork.languageModel(network.clone(), Gemms.float64(), Workers.of(2), 3);
            LanguageModel generic = new GenericLanguageModel(network, Kernels.generic(), 3);
            for (int seed = 0; seed < 2; seed++) {
                Random random = new Random(seed);
                TokenIds in =
                        new TokenIds(4, 45, random.ints(180, 0, vocabulary).toArray());
                TokenIds out =
                        new TokenIds(4, 45, random.ints(180, 0, vocabulary).toArray());
                SequenceBatch batch = new SequenceBatch(in, out, seed == 0 ? null : new int[] {45, 3, 20, 44}, false);
                assertSame(engine.evaluate(batch, null), generic.evaluate(batch, null), 1e-9);
                assertSame(engine.train(batch, null, 0.5, 0), generic.train(batch, null, 0.5, 0), 1e-9);
            }
            assertThat(Dl4jNetwork.of(generic.network()).model().params().data().asDouble())
                    .containsExactly(
                            Dl4jNetwork.of(engine.network())
                                    .model()
                                    .params()
                                    .data()
                                    .asDouble(),
                            within(1e-12));
        }
    }

    private static void agree(LanguageModel engine, LanguageModel generic, double tolerance) {
        RnnState state = null;
        RnnState other = null;
        int[][] lengths = {null, {5, 2, 1, 4}, {1, 1, 3, 5}, null};
        for (int step = 0; step < lengths.length; step++) {
            SequenceBatch batch = batch(lengths[step], step);
            assertSame(engine.evaluate(batch, state), generic.evaluate(batch, other), tolerance);
            SequenceModel.Outcome expected = engine.train(batch, state, 0.02 / (step + 1), 0.1);
            SequenceModel.Outcome found = generic.train(batch, other, 0.02 / (step + 1), 0.1);
            assertSame(expected, found, tolerance);
            assertThat(found.gradientNorm()).isCloseTo(expected.gradientNorm(), within(tolerance));
            state = expected.after();
            other = found.after();
        }
        int[] tokens = {1, 0, 10, 4};
        LanguageModel.NextToken expected = engine.step(tokens, state);
        LanguageModel.NextToken found = generic.step(tokens, other);
        for (int b = 0; b < tokens.length; b++) {
            assertThat(found.logits()[b])
                    .containsExactly(expected.logits()[b], within((float) Math.max(tolerance, 1e-6)));
        }
        assertThat(Dl4jNetwork.of(generic.network()).model().params().data().asDouble())
                .containsExactly(
                        Dl4jNetwork.of(engine.network()).model().params().data().asDouble(), within(tolerance));
        MultiLayerNetwork one = Dl4jNetwork.of(engine.network()).layers();
        MultiLayerNetwork two = Dl4jNetwork.of(generic.network()).layers();
        assertThat(two.getLayerWiseConfigurations().toJson())
                .isEqualTo(one.getLayerWiseConfigurations().toJson());
        if (one.getUpdater().getStateViewArray() != null) {
            assertThat(two.getUpdater().getStateViewArray().data().asDouble())
                    .containsExactly(one.getUpdater().getStateViewArray().data().asDouble(), within(tolerance));
        }
    }

    private static void assertSame(SequenceModel.Outcome expected, SequenceModel.Outcome found, double tolerance) {
        assertThat(found.targets()).isEqualTo(expected.targets());
        assertThat(found.lossNats() / found.targets())
                .isCloseTo(expected.lossNats() / expected.targets(), within(tolerance));
        for (int p = 0; p < expected.after().parts(); p++) {
            assertThat(found.after().part(p)).containsExactly(expected.after().part(p), within(tolerance));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dropout: 0.4", "dropout: 0.4, locked-dropout: true", "recurrent-dropout: 0.4", "zoneout: 0.4"})
    void noiseIsRepeatable(String keys) {
        Setting dropped =
                new Setting(Models.of("hidden-size: 6, embedding-size: 6, tie-embedding: true, " + keys), ADAM);
        assertThat(afterTraining(dropped)).isEqualTo(afterTraining(dropped));
    }

    private static double[] afterTraining(Setting setting) {
        LanguageModel model = new GenericLanguageModel(network(setting, DataType.DOUBLE), Kernels.generic(), 3);
        double whole = model.evaluate(batch(null, 1), null).lossNats();
        assertThat(model.train(batch(null, 1), null, 0.01, 1).lossNats()).isNotEqualTo(whole);
        model.train(batch(new int[] {2, 5, 1, 3}, 2), null, 0.01, 1);
        return Dl4jNetwork.of(model.network()).model().params().data().asDouble();
    }

    private static SequenceBatch batch(int[] lengths, long seed) {
        Random random = new Random(seed);
        TokenIds in = new TokenIds(4, 5, random.ints(20, 0, VOCABULARY).toArray());
        TokenIds out = new TokenIds(4, 5, random.ints(20, 0, VOCABULARY).toArray());
        return new SequenceBatch(in, out, lengths, true);
    }

    private static MultiLayerNetwork network(Setting setting, DataType type) {
        return network(setting, VOCABULARY, type);
    }

    private static MultiLayerNetwork network(Setting setting, int vocabulary, DataType type) {
        JobSpec job = Models.job(setting.model(), setting.optimizer());
        MultiLayerNetwork network =
                new MultiLayerNetwork(LanguageModelFactory.configuration(job, vocabulary, vocabulary, type));
        network.init();
        Tying.tie(network);
        return network;
    }
}
