package org.rnn4j.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.models.layer.Networks.head;
import static org.rnn4j.models.layer.Networks.network;
import static org.rnn4j.models.layer.Networks.oneHot;
import static org.rnn4j.models.layer.Networks.settings;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;

/** Every cell learns to predict "ello" from "hell" in a plain DL4J network. */
class RecurrentLearningTest extends OneNativeThread {
    private static final int VOCABULARY = 4; // h, e, l, o
    private static final INDArray HELL = Nd4j.createFromArray(new float[][][] {{{0, 1, 2, 2}}});
    private static final INDArray ELLO = oneHot(Nd4j.createFromArray(new float[][][] {{{1, 2, 2, 3}}}), VOCABULARY);

    static Stream<Cell> everyCell() {
        return Cells.every();
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void everyCellLearnsHelloFromOneHotVectors(Cell cell) {
        MultiLayerNetwork network = network(
                settings(DataType.FLOAT, new Adam(0.05)),
                new Recurrent.Builder(cell).nIn(VOCABULARY).nOut(8).build(),
                head(8, VOCABULARY));
        learn(network, new DataSet(oneHot(HELL, VOCABULARY), ELLO));
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void everyCellLearnsHelloFromTokensInTwoBidirectionalLayers(Cell cell) {
        MultiLayerNetwork network = network(
                settings(DataType.FLOAT, new Adam(0.05)),
                new Recurrent.Builder(cell)
                        .tokens(true)
                        .nIn(VOCABULARY)
                        .nOut(4)
                        .bidirectional(true)
                        .build(),
                new Recurrent.Builder(cell).nIn(8).nOut(4).bidirectional(true).build(),
                head(8, VOCABULARY));
        learn(network, new DataSet(HELL, ELLO));
    }

    @ParameterizedTest
    @EnumSource(
            value = CacheMode.class,
            names = {"NONE", "HOST", "DEVICE"})
    void learnsInEveryCacheModeWithDropoutBetweenLayers(CacheMode mode) {
        MultiLayerNetwork network = network(
                settings(DataType.FLOAT, new Adam(0.02)).cacheMode(mode),
                new Recurrent.Builder(new Lstm())
                        .tokens(true)
                        .nIn(VOCABULARY)
                        .nOut(16)
                        .build(),
                new Recurrent.Builder(new Gru(true))
                        .nIn(16)
                        .nOut(16)
                        .dropOut(0.9)
                        .build(),
                head(16, VOCABULARY));
        learn(network, new DataSet(HELL, ELLO));
    }

    @Test
    void workspacesDoNotChangeTheResult() {
        assertThat(afterTenSteps(WorkspaceMode.NONE)).isEqualTo(afterTenSteps(WorkspaceMode.ENABLED));
    }

    private static INDArray afterTenSteps(WorkspaceMode mode) {
        MultiLayerNetwork network = network(
                settings(DataType.FLOAT, new Adam(0.05))
                        .trainingWorkspaceMode(mode)
                        .inferenceWorkspaceMode(mode),
                new Recurrent.Builder(new Lstm()).nIn(VOCABULARY).nOut(5).build(),
                new Recurrent.Builder(new Lstm())
                        .nIn(5)
                        .nOut(5)
                        .bidirectional(true)
                        .build(),
                head(10, VOCABULARY));
        for (int i = 0; i < 10; i++) {
            network.fit(new DataSet(oneHot(HELL, VOCABULARY), ELLO));
        }
        return network.params();
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void learnsByTruncatedBackpropagation(Cell cell) {
        int time = 8;
        INDArray ids = Nd4j.create(DataType.FLOAT, 3, 1, time);
        INDArray next = Nd4j.create(DataType.FLOAT, 3, 1, time);
        for (int b = 0; b < 3; b++) {
            for (int t = 0; t < time; t++) {
                ids.putScalar(new int[] {b, 0, t}, (b + t) % VOCABULARY);
                next.putScalar(new int[] {b, 0, t}, (b + t + 1) % VOCABULARY);
            }
        }
        MultiLayerNetwork network = new MultiLayerNetwork(settings(DataType.FLOAT, new Adam(0.05))
                .list(
                        new Recurrent.Builder(cell)
                                .tokens(true)
                                .nIn(VOCABULARY)
                                .nOut(6)
                                .build(),
                        new Recurrent.Builder(cell).nIn(6).nOut(6).build(),
                        head(6, VOCABULARY))
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTForwardLength(3)
                .tBPTTBackwardLength(2)
                .build());
        network.init();
        learn(network, new DataSet(ids, oneHot(next, VOCABULARY)));
    }

    @Test
    void learnsInAComputationGraph() {
        ComputationGraph graph = new ComputationGraph(settings(DataType.FLOAT, new Adam(0.05))
                .graphBuilder()
                .addInputs("text")
                .addLayer(
                        "rnn",
                        new Recurrent.Builder(new BasicRnn())
                                .tokens(true)
                                .nIn(VOCABULARY)
                                .nOut(8)
                                .build(),
                        "text")
                .addLayer("head", head(8, VOCABULARY), "rnn")
                .setOutputs("head")
                .build());
        graph.init();
        for (int i = 0; i < 100; i++) {
            graph.fit(new DataSet(HELL, ELLO));
        }
        Evaluation evaluation = new Evaluation(VOCABULARY);
        evaluation.eval(ELLO, graph.outputSingle(HELL));
        assertThat(evaluation.accuracy()).isEqualTo(1);
    }

    private static void learn(MultiLayerNetwork network, DataSet data) {
        double enough = 0.1 * data.getLabels().size(2); // nats per sequence
        for (int i = 0; i < 200 && network.score(data) > enough; i++) {
            network.fit(data);
        }
        Evaluation evaluation = new Evaluation(VOCABULARY);
        evaluation.evalTimeSeries(data.getLabels(), network.output(data.getFeatures()));
        assertThat(evaluation.accuracy()).isEqualTo(1);
        assertThat(network.score(data)).isLessThan(enough);
    }
}
