package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.engine.DoubleSequencePredictor;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;
import org.rnn4j.models.task.ConditionalFactory;
import org.rnn4j.models.task.PredictorFactory;
import org.rnn4j.models.task.SequenceToSequenceFactory;

class SequenceToSequenceTest extends OneNativeThread {
    private static final double STEP = 1e-5;
    private static final int SOURCE_VOCABULARY = 6;
    private static final int VOCABULARY = 7;
    private static final int BEGIN = 5;
    private static final int END = 6;
    private static final OutputSpec OUTPUT = new OutputSpec.Sequence(VOCABULARY, BEGIN, END);
    private static final int[] SOURCE_LENGTHS = {2, 5, 1, 4};
    private static final int[] TARGET_LENGTHS = {3, 1, 4, 2};

    private static JobSpec job(String model, String more) {
        String keys = """
                task: %s
                seed: 3
                threads: 2
                model: {%s}
                training: {optimizer: {type: adam, learning-rate: 0.01}}
                %s
                """;
        String sizes = (model.contains("hidden-size") ? "" : "hidden-size: 4, ")
                + (model.contains("layers") ? "" : "layers: 1, ");
        return Models.parse(keys.formatted(task(model), sizes + model, more));
    }

    private static String task(String model) {
        return model.contains("condition:") ? "conditional" : "seq2seq";
    }

    private static PredictorFactory factory(InputSpec input) {
        return input instanceof InputSpec.Tokens ? new SequenceToSequenceFactory() : new ConditionalFactory();
    }

    private static SequenceBatch batch(InputSpec input, long seed) {
        Random random = new Random(seed);
        int[] targets = random.ints(4 * 4, 0, BEGIN).toArray();
        for (int b = 0; b < 4; b++) {
            Arrays.fill(targets, b * 4 + TARGET_LENGTHS[b] - 1, (b + 1) * 4, END);
        }
        boolean reads = input instanceof InputSpec.Tokens;
        return new SequenceBatch(
                inputs(input, random),
                new TokenSequences(new TokenIds(4, 4, targets), TARGET_LENGTHS),
                reads ? SOURCE_LENGTHS : null,
                false);
    }

    private static SequenceValues inputs(InputSpec input, Random random) {
        if (input instanceof InputSpec.OneClass) {
            return new ClassIds(new int[] {0, 2, 1, 2});
        }
        if (input instanceof InputSpec.OneVector) {
            return new OneVector(4, 3, new float[] {1, 2, 3, -1, 0, 1, 2, 2, 0, 1, -1, 1});
        }
        return new TokenIds(4, 5, random.ints(20, 0, SOURCE_VOCABULARY).toArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cell: lstm, attention: general",
                "cell: gru, attention: dot, layers: 2",
                "cell: lstm, attention: bahdanau, bidirectional: true, embedding-size: 3",
                "cell: basic-rnn, attention: general, input-feeding: false, bidirectional: true",
                "cell: gru, attention: none, layers: 2",
                "cell: gru, attention: general, context-gate: true",
                "cell: lstm, attention: bahdanau, context-gate: true, layers: 2, bidirectional: true",
                "cell: lstm, attention: general, layers: 2, layer-norm: true, embedding-size: 5"
            })
    void gradientsMatchFiniteDifferences(String model) {
        checkGradients(job(model, ""), new InputSpec.Tokens(SOURCE_VOCABULARY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"initial", "every-step", "first-input"})
    void conditionGradientsMatchFiniteDifferences(String condition) {
        JobSpec job = job("cell: lstm, condition: " + condition, "");
        checkGradients(job, new InputSpec.OneClass(3));
        checkGradients(job, new InputSpec.OneVector(3));
        checkGradients(job, new InputSpec.Tokens(SOURCE_VOCABULARY), new ConditionalFactory());
    }

    private static void checkGradients(JobSpec job, InputSpec input) {
        checkGradients(job, input, factory(input));
    }

    private static void checkGradients(JobSpec job, InputSpec input, PredictorFactory factory) {
        SequenceBatch batch = batch(input, 5);
        MultiLayerNetwork network = factory.network(job, input, OUTPUT, DataType.DOUBLE);
        DoubleSequencePredictor model = model(network, job);
        Outcome outcome = model.train(batch, null, 0, 0);
        assertThat(outcome.targets()).isEqualTo(10);
        assertThat(outcome.lossNats() / outcome.targets()).isCloseTo(loss(network, job, batch), within(1e-12));
        double[] gradients = model.gradients();
        for (int p = 0; p < gradients.length; p++) {
            double value = network.params().getDouble(p);
            network.params().putScalar(p, value + STEP);
            double above = loss(network, job, batch);
            network.params().putScalar(p, value - STEP);
            double below = loss(network, job, batch);
            network.params().putScalar(p, value);
            assertThat(gradients[p])
                    .as("parameter %d of %s", p, network.paramTable().keySet())
                    .isCloseTo((above - below) / (2 * STEP), within(1e-7 + 1e-5 * Math.abs(gradients[p])));
        }
    }

    private static double loss(MultiLayerNetwork network, JobSpec job, SequenceBatch batch) {
        Outcome outcome = model(network, job).evaluate(batch, null);
        return outcome.lossNats() / outcome.targets();
    }

    private static DoubleSequencePredictor model(MultiLayerNetwork network, JobSpec job) {
        return DoubleNetwork.predictor(
                network,
                Gemms.float64(),
                Workers.of(2),
                3,
                Search.of(job.block(DecodingSpec.class).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"initial", "every-step", "first-input"})
    void theGenericModelTrainsLikeTheEngineOnACondition(String condition) {
        JobSpec job = job("cell: gru, condition: " + condition, "decoding: {beam: 2, best: 2, max-length: 4}");
        agrees(job, new InputSpec.OneVector(3), new ConditionalFactory());
        agrees(job, new InputSpec.OneClass(3), new ConditionalFactory());
        agrees(job, new InputSpec.Tokens(SOURCE_VOCABULARY), new ConditionalFactory());
    }

    @Test
    void theGenericModelTrainsLikeTheEngineOnASequence() {
        JobSpec job = job("cell: lstm, bidirectional: true, embedding-size: 3", "decoding: {max-length: 4}");
        agrees(job, new InputSpec.Tokens(SOURCE_VOCABULARY), new SequenceToSequenceFactory());
    }

    private static void agrees(JobSpec job, InputSpec input, PredictorFactory factory) {
        MultiLayerNetwork network = factory.network(job, input, OUTPUT, DataType.DOUBLE);
        DoubleSequencePredictor engine = model(network.clone(), job);
        SequencePredictor generic = new GenericSequencePredictor(
                network,
                Kernels.generic(),
                3,
                Search.of(job.block(DecodingSpec.class).orElseThrow()));
        for (int step = 0; step < 3; step++) {
            SequenceBatch batch = batch(input, step);
            Outcome ours = engine.train(batch, null, 0.1, 0.5);
            Outcome theirs = generic.train(batch, null, 0.1, 0.5);
            assertThat(theirs.targets()).isEqualTo(ours.targets());
            assertThat(theirs.lossNats()).isCloseTo(ours.lossNats(), within(1e-9));
            assertThat(theirs.gradientNorm()).isCloseTo(ours.gradientNorm(), within(1e-9));
            assertThat(texts(generic, batch)).isEqualTo(texts(engine, batch));
        }
        assertThat(Dl4jNetwork.of(generic.network())
                        .model()
                        .params()
                        .distance2(Dl4jNetwork.of(engine.network()).model().params()))
                .isLessThan(1e-9);
    }

    private static List<String> texts(SequencePredictor model, SequenceBatch batch) {
        return ((Predictions.Sequences) model.predict(batch).predictions())
                .best().stream()
                        .flatMap(List::stream)
                        .map(prediction -> Arrays.toString(prediction.tokens()))
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"general", "bahdanau", "none"})
    void learnsToReverseASequence(String attention) {
        JobSpec job = job(
                "cell: gru, hidden-size: 32, bidirectional: true, embedding-size: 16, embedding-limit: 0.1, attention: "
                        + attention,
                "decoding: {beam: 3}");
        InputSpec input = new InputSpec.Tokens(SOURCE_VOCABULARY);
        try (SequencePredictor model = new SequenceToSequenceFactory().create(job, input, OUTPUT)) {
            Random random = new Random(1);
            for (int step = 0; step < 700; step++) {
                model.train(turned(random, 32), null, 0.01, 5);
            }
            SequenceBatch fresh = turned(new Random(99), 64);
            Predictions.Sequences predictions =
                    (Predictions.Sequences) model.predict(fresh).predictions();
            TokenSequences right = (TokenSequences) fresh.targets();
            int exact = 0;
            for (int b = 0; b < 64; b++) {
                Decoded best = predictions.best().get(b).get(0);
                int row = b;
                int[] wanted = IntStream.range(0, right.lengths()[b] - 1)
                        .map(t -> right.ids().at(row, t))
                        .toArray();
                exact += Arrays.equals(best.tokens(), wanted) ? 1 : 0;
            }
            assertThat(exact).isGreaterThanOrEqualTo(attention.equals("none") ? 50 : 62);
        }
    }

    /** Sequences of one to five tokens, with the reversed sequences as targets. */
    private static SequenceBatch turned(Random random, int batch) {
        int[] sources = new int[batch * 5];
        int[] targets = new int[batch * 6];
        int[] lengths = new int[batch];
        int[] targetLengths = new int[batch];
        for (int b = 0; b < batch; b++) {
            lengths[b] = 1 + random.nextInt(5);
            targetLengths[b] = lengths[b] + 1;
            Arrays.fill(targets, b * 6, (b + 1) * 6, END);
            for (int t = 0; t < lengths[b]; t++) {
                int token = random.nextInt(BEGIN);
                sources[b * 5 + t] = token;
                targets[b * 6 + lengths[b] - 1 - t] = token;
            }
        }
        return new SequenceBatch(
                new TokenIds(batch, 5, sources),
                new TokenSequences(new TokenIds(batch, 6, targets), targetLengths),
                lengths,
                false);
    }

    @Test
    void searchScoresMatchTheLoss() {
        JobSpec job = job("cell: lstm, attention: general, layers: 2", "decoding: {beam: 3, best: 3, max-length: 3}");
        InputSpec input = new InputSpec.Tokens(SOURCE_VOCABULARY);
        MultiLayerNetwork network = new SequenceToSequenceFactory().network(job, input, OUTPUT, DataType.DOUBLE);
        network.params().muli(4);
        DoubleSequencePredictor model = model(network, job);
        SequenceBatch batch = batch(input, 8);
        Predictions.Sequences predictions =
                (Predictions.Sequences) model.predict(batch).predictions();
        for (int b = 0; b < 4; b++) {
            for (Decoded prediction : predictions.best().get(b)) {
                int length = prediction.tokens().length + 1;
                int[] written = Arrays.copyOf(prediction.tokens(), length);
                written[length - 1] = END;
                int row = b;
                int[] source = IntStream.range(0, 5)
                        .map(t -> ((TokenIds) batch.inputs()).at(row, t))
                        .toArray();
                Outcome outcome = model.evaluate(
                        new SequenceBatch(
                                new TokenIds(1, 5, source),
                                new TokenSequences(new TokenIds(1, length, written), new int[] {length}),
                                new int[] {SOURCE_LENGTHS[b]},
                                false),
                        null);
                assertThat(prediction.logProbability()).isCloseTo(-outcome.lossNats(), within(1e-5));
                for (float[] looked : prediction.attention()) {
                    assertThat(looked).hasSize(SOURCE_LENGTHS[b]);
                    assertThat(IntStream.range(0, looked.length)
                                    .mapToDouble(s -> looked[s])
                                    .sum())
                            .isCloseTo(1, within(1e-5));
                }
            }
        }
    }

    @Test
    void resultsDoNotDependOnPaddingOrOrder() {
        JobSpec job = job("cell: lstm, attention: bahdanau, bidirectional: true", "");
        InputSpec input = new InputSpec.Tokens(SOURCE_VOCABULARY);
        MultiLayerNetwork network = new SequenceToSequenceFactory().network(job, input, OUTPUT, DataType.DOUBLE);
        SequenceBatch batch = batch(input, 8);
        double loss = loss(network, job, batch);
        TokenIds ids = (TokenIds) batch.inputs();
        TokenSequences targets = (TokenSequences) batch.targets();
        int[] order = {2, 0, 3, 1};
        int[] sources = new int[4 * 8];
        int[] written = new int[4 * 6];
        Arrays.fill(sources, 3);
        Arrays.fill(written, 1);
        for (int b = 0; b < 4; b++) {
            System.arraycopy(ids.ids(), order[b] * 5, sources, b * 8, 5);
            System.arraycopy(targets.ids().ids(), order[b] * 4, written, b * 6, 4);
        }
        SequenceBatch other = new SequenceBatch(
                new TokenIds(4, 8, sources),
                new TokenSequences(
                        new TokenIds(4, 6, written),
                        IntStream.of(order).map(b -> TARGET_LENGTHS[b]).toArray()),
                IntStream.of(order).map(b -> SOURCE_LENGTHS[b]).toArray(),
                false);
        assertThat(loss(network, job, other)).isCloseTo(loss, within(1e-12));
    }
}
