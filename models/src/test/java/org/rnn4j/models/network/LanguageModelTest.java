package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
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
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.engine.DoubleLanguageModel;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;
import org.rnn4j.models.task.LanguageModelFactory;
import org.rnn4j.models.task.LanguageModelOptions;

class LanguageModelTest extends OneNativeThread {
    private static final int VOCABULARY = 7;
    private static final int TIME = 5;

    static Stream<LanguageModelOptions> everyCell() {
        return Stream.of(
                Models.of("cell: basic-rnn, hidden-size: 6"),
                Models.of("cell: lstm, hidden-size: 6"),
                Models.of("cell: gru, hidden-size: 6"),
                Models.of("cell: gru, hidden-size: 5, layers: 3, reset-after: false"),
                Models.of("cell: basic-rnn, hidden-size: 5, layer-norm: true"),
                Models.of("cell: lstm, hidden-size: 7, layers: 3, layer-norm: true, residual: true"),
                Models.of("cell: gru, hidden-size: 6, layer-norm: true"),
                Models.of("cell: gru, hidden-size: 5, reset-after: false, layer-norm: true, residual: true"),
                Models.of("cell: lstm, hidden-size: 6, embedding-size: 4"),
                Models.of("cell: gru, hidden-size: 6, embedding-size: 6, tie-embedding: true"));
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void lossAndGradientsMatchTheDl4jNetwork(LanguageModelOptions cell) {
        for (int[] lengths : new int[][] {null, {5, 2, 1, 4}}) {
            SequenceBatch batch = batch(4, lengths, 11);
            MultiLayerNetwork network = network(job(cell, 3), DataType.DOUBLE);
            double[] expected = dl4jGradient(network, batch);
            if (cell.model().tieEmbedding()) {
                addTheSecondCopyToTheFirst(Tying.of(network), expected);
            }
            DoubleLanguageModel model = DoubleNetwork.languageModel(network, Gemms.float64(), Workers.of(2), 3);
            SequenceModel.Outcome outcome = model.train(batch, null, 0, 0);
            assertThat(outcome.lossNats() / 4).isCloseTo(network.score(), within(1e-9));
            double[] gradients = model.gradients();
            for (int i = 0; i < expected.length; i++) {
                assertThat(gradients[i] * outcome.targets())
                        .as("gradient %d", i)
                        .isCloseTo(expected[i], within(1e-9));
            }
        }
    }

    private static void addTheSecondCopyToTheFirst(Tying tying, double[] gradient) {
        for (int i = 0; i < tying.length(); i++) {
            gradient[tying.from() + i] += gradient[tying.to() + i];
            gradient[tying.to() + i] = 0;
        }
    }

    /** DL4J's gradient before its updater: the sum over steps and sequences. */
    private static double[] dl4jGradient(MultiLayerNetwork network, SequenceBatch batch) {
        TokenIds in = (TokenIds) batch.inputs();
        TokenIds out = (TokenIds) batch.targets();
        INDArray ids = Nd4j.zeros(DataType.DOUBLE, in.batch(), 1, in.time());
        INDArray oneHot = Nd4j.zeros(DataType.DOUBLE, in.batch(), VOCABULARY, in.time());
        INDArray mask = batch.lengths() == null ? null : Nd4j.zeros(DataType.DOUBLE, in.batch(), in.time());
        for (int b = 0; b < in.batch(); b++) {
            for (int t = 0; t < in.time(); t++) {
                ids.putScalar(b, 0, t, in.at(b, t));
                oneHot.putScalar(b, out.at(b, t), t, 1);
                if (mask != null) {
                    mask.putScalar(b, t, t < batch.lengths()[b] ? 1 : 0);
                }
            }
        }
        network.setInput(ids);
        network.setLabels(oneHot);
        network.setLayerMaskArrays(mask, mask);
        network.computeGradientAndScore();
        return network.getFlattenedGradients().dup().data().asDouble();
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void singleStepsGiveTheLossOfTheWholeSequence(LanguageModelOptions cell) {
        SequenceBatch batch = batch(3, null, 5);
        LanguageModel model = model(cell, 9);
        SequenceModel.Outcome whole = model.evaluate(batch, null);
        TokenIds in = (TokenIds) batch.inputs();
        TokenIds out = (TokenIds) batch.targets();
        RnnState state = null;
        double nats = 0;
        for (int t = 0; t < TIME; t++) {
            int step = t;
            int[] tokens = IntStream.range(0, 3).map(b -> in.at(b, step)).toArray();
            LanguageModel.NextToken prediction = model.step(tokens, state);
            state = prediction.after();
            for (int b = 0; b < 3; b++) {
                float[] logits = prediction.logits()[b];
                double sum = 0;
                for (float logit : logits) {
                    sum += Math.exp(logit);
                }
                nats += Math.log(sum) - logits[out.at(b, t)];
            }
        }
        assertThat(nats).isCloseTo(whole.lossNats(), within(1e-4));
        for (int p = 0; p < state.parts(); p++) {
            assertThat(state.part(p)).containsExactly(whole.after().part(p), within(1e-6));
        }
    }

    /** Products of one row and of many, on one thread and on several, add up in the same order. */
    @ParameterizedTest
    @MethodSource("wideCells")
    void aStreamIsBitForBitTheSameAloneAndInABatch(LanguageModelOptions cell) {
        int streams = 41;
        int steps = 4;
        LanguageModel model = model(cell, 9);
        int[][] tokens = new int[steps][];
        for (int t = 0; t < steps; t++) {
            tokens[t] = new Random(t).ints(streams, 0, VOCABULARY).toArray();
        }
        LanguageModel.NextToken[] alone = new LanguageModel.NextToken[streams];
        LanguageModel.NextToken few = null;
        LanguageModel.NextToken all = null;
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < streams; b++) {
                alone[b] = model.step(new int[] {tokens[t][b]}, alone[b] == null ? null : alone[b].after());
            }
            few = model.step(Arrays.copyOf(tokens[t], 3), few == null ? null : few.after());
            all = model.step(tokens[t], all == null ? null : all.after());
        }
        for (int b = 0; b < streams; b++) {
            assertThat(all.logits()[b]).isEqualTo(alone[b].logits()[0]);
            assertThat(all.after().rows(b)).isEqualTo(alone[b].after());
        }
        for (int b = 0; b < 3; b++) {
            assertThat(few.logits()[b]).isEqualTo(alone[b].logits()[0]);
            assertThat(few.after().rows(b)).isEqualTo(alone[b].after());
        }
        RnnState joined = RnnState.stack(
                Stream.of(alone).map(LanguageModel.NextToken::after).toList());
        assertThat(joined).isEqualTo(all.after());
    }

    /** The cells above, and ones whose products have more columns than a register or a block. */
    static Stream<LanguageModelOptions> wideCells() {
        return Stream.concat(
                everyCell(),
                Stream.of(
                        Models.of("cell: lstm, hidden-size: 67, layers: 2"),
                        Models.of("cell: gru, hidden-size: 130, layers: 2")));
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void paddingDoesNotChangeResults(LanguageModelOptions cell) {
        int[] lengths = {5, 2, 1, 4};
        SequenceBatch batch = batch(4, lengths, 8);
        TokenIds in = (TokenIds) batch.inputs();
        TokenIds out = (TokenIds) batch.targets();
        SequenceBatch longer = new SequenceBatch(widen(in, 9), widen(out, 9), lengths, false);
        LanguageModel model = model(cell, 9);
        SequenceModel.Outcome padded = model.evaluate(longer, null);
        SequenceModel.Outcome plain = model.evaluate(batch, null);
        assertThat(padded.lossNats()).isEqualTo(plain.lossNats());
        assertThat(padded.after()).isEqualTo(plain.after());
        LanguageModel other = model(cell, 9);
        for (int step = 0; step < 3; step++) {
            padded = model.train(longer, null, 0.01, 5);
            plain = other.train(batch, null, 0.01, 5);
            assertThat(padded.lossNats()).isCloseTo(plain.lossNats(), within(1e-5));
        }
    }

    private static TokenIds widen(TokenIds ids, int time) {
        int[] wide = new int[ids.batch() * time];
        for (int b = 0; b < ids.batch(); b++) {
            System.arraycopy(ids.ids(), b * ids.time(), wide, b * time, ids.time());
        }
        return new TokenIds(ids.batch(), time, wide);
    }

    @Test
    void theStateContinuesASequenceInTheNextBatch() {
        LanguageModelOptions lstm = Models.of("cell: lstm, hidden-size: 6");
        LanguageModel model = model(lstm, 9);
        SequenceBatch batch = batch(3, null, 5);
        TokenIds in = (TokenIds) batch.inputs();
        TokenIds out = (TokenIds) batch.targets();
        SequenceModel.Outcome first =
                model.evaluate(new SequenceBatch(cut(in, 0, 2), cut(out, 0, 2), null, false), null);
        SequenceModel.Outcome second =
                model.evaluate(new SequenceBatch(cut(in, 2, 5), cut(out, 2, 5), null, true), first.after());
        assertThat(first.lossNats() + second.lossNats())
                .isCloseTo(model.evaluate(batch, null).lossNats(), within(1e-4));
    }

    private static TokenIds cut(TokenIds ids, int from, int to) {
        int[] part = new int[ids.batch() * (to - from)];
        for (int b = 0; b < ids.batch(); b++) {
            System.arraycopy(ids.ids(), b * ids.time() + from, part, b * (to - from), to - from);
        }
        return new TokenIds(ids.batch(), to - from, part);
    }

    @Test
    void isReproducibleForASeedAndThreadCount() {
        LanguageModelOptions dropped =
                Models.of("cell: gru, hidden-size: 9, dropout: 0.3, embedding-size: 9, tie-embedding: true");
        assertThat(weightsAfterTraining(dropped)).isEqualTo(weightsAfterTraining(dropped));
    }

    private static float[] weightsAfterTraining(LanguageModelOptions cell) {
        LanguageModel model = model(cell, 9);
        RnnState state = null;
        for (int step = 0; step < 20; step++) {
            state = model.train(batch(4, null, step), state, 0.01, 1).after();
        }
        return Dl4jNetwork.of(model.network()).layers().params().data().asFloat();
    }

    @Test
    void theUpdateMatchesDl4j() {
        JobSpec job = job(Models.of("cell: basic-rnn, hidden-size: 6, layers: 1"), 3);
        SequenceBatch batch = batch(4, null, 11);
        MultiLayerNetwork byDl4j = network(job, DataType.DOUBLE);
        MultiLayerNetwork ours = byDl4j.clone();
        DoubleLanguageModel model = DoubleNetwork.languageModel(ours, Gemms.float64(), Workers.of(2), 3);
        double rate = job.training().optimizer().learningRate();
        for (int step = 0; step < 3; step++) {
            dl4jGradient(byDl4j, batch);
            INDArray gradient = byDl4j.getFlattenedGradients().divi(4 * TIME); // the engine's is the mean
            byDl4j.getUpdater().update(byDl4j, byDl4j.gradient(), step, 0, 1, LayerWorkspaceMgr.noWorkspaces());
            byDl4j.params().subi(gradient.reshape(gradient.length()));
            model.train(batch, null, rate, 0);
        }
        double[] expected = byDl4j.params().data().asDouble();
        assertThat(Dl4jNetwork.of(model.network()).model().params().data().asDouble())
                .containsExactly(expected, within(1e-9));
    }

    @Test
    void continuesTrainingAfterASave() {
        JobSpec job = job(Models.of("cell: lstm, hidden-size: 6, dropout: 0.2"), 3);
        LanguageModelFactory factory = new LanguageModelFactory();
        LanguageModel whole = model(job.options(LanguageModelOptions.class), 3);
        LanguageModel half = model(job.options(LanguageModelOptions.class), 3);
        for (int step = 0; step < 3; step++) {
            whole.train(batch(4, null, step), null, 0.01, 1);
            half.train(batch(4, null, step), null, 0.01, 1);
        }
        LanguageModel restored = factory.restore(
                job, new Dl4jNetwork(Dl4jNetwork.of(half.network()).layers().clone()));
        for (int step = 3; step < 6; step++) {
            whole.train(batch(4, null, step), null, 0.01, 1);
            restored.train(batch(4, null, step), null, 0.01, 1);
        }
        assertThat(Dl4jNetwork.of(restored.network()).layers().params())
                .isEqualTo(Dl4jNetwork.of(whole.network()).layers().params());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cell: basic-rnn",
                "cell: lstm",
                "cell: gru",
                "cell: gru, reset-after: false",
                "cell: gru, layer-norm: true",
                "cell: lstm, embedding-size: 4",
                "cell: gru, embedding-size: 24, tie-embedding: true",
                "cell: lstm, layers: 2, residual: true, zoneout: 0.1, recurrent-dropout: 0.1, layer-norm: true"
            })
    void everyCellLearnsACountingSequence(String cell) {
        LanguageModel model =
                model(Models.of("hidden-size: 24, " + (cell.contains("layers") ? "" : "layers: 1, ") + cell), 4);
        int[] ids = new int[4 * 12];
        int[] next = new int[4 * 12];
        for (int b = 0; b < 4; b++) {
            for (int t = 0; t < 12; t++) {
                ids[b * 12 + t] = (b + t) % VOCABULARY;
                next[b * 12 + t] = (b + t + 1) % VOCABULARY;
            }
        }
        SequenceBatch batch = new SequenceBatch(new TokenIds(4, 12, ids), new TokenIds(4, 12, next), null, false);
        for (int step = 0; step < 300; step++) {
            model.train(batch, null, 0.01, 5);
        }
        SequenceModel.Outcome outcome = model.evaluate(batch, null);
        assertThat(outcome.lossNats() / outcome.targets()).isLessThan(0.05 * Math.log(VOCABULARY));
    }

    private static SequenceBatch batch(int batch, int[] lengths, long seed) {
        Random random = new Random(seed);
        return new SequenceBatch(ids(batch, random), ids(batch, random), lengths, false);
    }

    private static TokenIds ids(int batch, Random random) {
        return new TokenIds(
                batch, TIME, random.ints((long) batch * TIME, 0, VOCABULARY).toArray());
    }

    private static LanguageModel model(LanguageModelOptions spec, long seed) {
        return new LanguageModelFactory()
                .create(job(spec, seed), new InputSpec.Tokens(VOCABULARY), new OutputSpec.Tokens(VOCABULARY));
    }

    private static MultiLayerNetwork network(JobSpec job, DataType type) {
        MultiLayerNetwork network =
                new MultiLayerNetwork(LanguageModelFactory.configuration(job, VOCABULARY, VOCABULARY, type));
        network.init();
        Tying.tie(network);
        return network;
    }

    private static JobSpec job(LanguageModelOptions model, long seed) {
        return Models.job(model, seed);
    }
}
