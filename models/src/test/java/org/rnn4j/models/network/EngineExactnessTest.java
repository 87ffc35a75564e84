package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.engine.FloatLanguageModel;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;
import org.rnn4j.models.task.LanguageModelFactory;
import org.rnn4j.models.task.LanguageModelOptions;

/** A language model does not depend on the implementation of products or on the order of a batch. */
class EngineExactnessTest extends OneNativeThread {
    private static final int VOCABULARY = 600; // more than one block of the head
    private static final int BATCH = 5;
    private static final int TIME = 7;
    private static final int[] LENGTHS = {7, 1, 4, 6, 2};

    static Stream<LanguageModelOptions> everyCell() {
        return Stream.of(
                Models.of("cell: basic-rnn, hidden-size: 33, layers: 2, dropout: 0,"
                        + " embedding-size: 0, tie-embedding: false"),
                Models.of("cell: lstm, hidden-size: 33, layers: 2, dropout: 0,"
                        + " embedding-size: 33, tie-embedding: true"),
                Models.of("cell: gru, hidden-size: 33, layers: 2, reset-after: true, dropout: 0,"
                        + " embedding-size: 20, tie-embedding: false"),
                Models.of("cell: gru, hidden-size: 33, layers: 1, reset-after: false, dropout: 0,"
                        + " embedding-size: 0, tie-embedding: false"));
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void vectorAndPlainProductsAgree(LanguageModelOptions cell) {
        Assumptions.assumeTrue(Gemms.hasVectorApi(), "the JVM runs without jdk.incubator.vector");
        MultiLayerNetwork network = network(cell);
        SequenceModel plain = engine(network.clone(), Gemms.plainFloat32());
        SequenceModel vector = engine(network, Gemms.float32());
        RnnState one = null;
        RnnState two = null;
        for (int step = 0; step < 6; step++) {
            SequenceBatch batch = batch(step, step % 2 == 0 ? null : LENGTHS, 0, 1, 2, 3, 4);
            SequenceModel.Outcome a = plain.train(batch, one, 0.5, 1);
            SequenceModel.Outcome b = vector.train(batch, two, 0.5, 1);
            assertThat(b.lossNats() / b.targets()).isCloseTo(a.lossNats() / a.targets(), within(1e-5));
            assertThat(b.gradientNorm()).isCloseTo(a.gradientNorm(), within(1e-5));
            one = a.after();
            two = b.after();
        }
        assertThat(distance(vector, plain)).isLessThan(1e-5);
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void resultsDoNotDependOnTheOrderOfABatch(LanguageModelOptions cell) {
        int[] turned = {3, 0, 4, 2, 1};
        MultiLayerNetwork network = network(cell);
        SequenceModel straight = engine(network.clone(), Gemms.float32());
        SequenceModel other = engine(network, Gemms.float32());
        for (int[] lengths : new int[][] {null, LENGTHS}) {
            SequenceModel.Outcome a = straight.train(batch(1, lengths, 0, 1, 2, 3, 4), null, 0.5, 1);
            SequenceModel.Outcome b = other.train(batch(1, lengths, turned), null, 0.5, 1);
            assertThat(b.lossNats()).isCloseTo(a.lossNats(), within(1e-4));
            RnnState expected = a.after().rows(turned);
            for (int p = 0; p < expected.parts(); p++) {
                assertThat(b.after().part(p)).containsExactly(expected.part(p), within(1e-6));
            }
        }
        assertThat(distance(other, straight)).isLessThan(1e-6);
    }

    /** Maximum absolute difference between the parameters of two models. */
    private static double distance(SequenceModel one, SequenceModel other) {
        return Dl4jNetwork.of(one.network())
                .model()
                .params()
                .sub(Dl4jNetwork.of(other.network()).model().params())
                .amaxNumber()
                .doubleValue();
    }

    private static FloatLanguageModel engine(MultiLayerNetwork network, FloatGemm gemm) {
        return FloatNetwork.languageModel(network, gemm, Workers.of(2), 3);
    }

    /** The sequences with these numbers, in this order; their content depends on the seed only. */
    private static SequenceBatch batch(long seed, int[] lengths, int... order) {
        Random random = new Random(seed);
        int[] in = random.ints(BATCH * TIME, 0, VOCABULARY).toArray();
        int[] out = random.ints(BATCH * TIME, 0, VOCABULARY).toArray();
        int[] turned = lengths == null ? null : new int[BATCH];
        for (int b = 0; b < BATCH && turned != null; b++) {
            turned[b] = lengths[order[b]];
        }
        return new SequenceBatch(rows(in, order), rows(out, order), turned, true);
    }

    private static TokenIds rows(int[] ids, int... order) {
        int[] rows = new int[ids.length];
        for (int b = 0; b < BATCH; b++) {
            System.arraycopy(ids, order[b] * TIME, rows, b * TIME, TIME);
        }
        return new TokenIds(BATCH, TIME, rows);
    }

    private static MultiLayerNetwork network(LanguageModelOptions cell) {
        // Adam would amplify a rounding error in a tiny gradient to a full step.
        JobSpec job = Models.job(cell, new OptimizerSpec.Sgd(0.5, 0));
        MultiLayerNetwork network =
                new MultiLayerNetwork(LanguageModelFactory.configuration(job, VOCABULARY, VOCABULARY, DataType.FLOAT));
        network.init();
        Tying.tie(network);
        return network;
    }
}
