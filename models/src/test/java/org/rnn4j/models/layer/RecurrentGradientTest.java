package org.rnn4j.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.models.layer.Networks.head;
import static org.rnn4j.models.layer.Networks.ids;
import static org.rnn4j.models.layer.Networks.mask;
import static org.rnn4j.models.layer.Networks.network;
import static org.rnn4j.models.layer.Networks.oneHot;
import static org.rnn4j.models.layer.Networks.settings;
import static org.rnn4j.models.layer.Networks.vectors;

import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.Gru;

/** Gradients of whole DL4J networks against finite differences, in float64. */
class RecurrentGradientTest extends OneNativeThread {
    private static final int BATCH = 2;
    private static final int TIME = 3;
    private static final int FEATURES = 3;
    private static final int HIDDEN = 2;
    private static final int CLASSES = 3;
    private static DataType before;

    @BeforeAll
    static void useFloat64() { // DL4J's gradient check requires it
        before = Nd4j.defaultFloatingPointType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @AfterAll
    static void restoreTheFloatType() {
        Nd4j.setDefaultDataTypes(before, before);
    }

    static Stream<Cell> everyCell() {
        return Cells.every();
    }

    static Stream<Cell> everyCellAndNormalized() {
        return Stream.concat(Cells.every(), Cells.normalized());
    }

    @ParameterizedTest
    @MethodSource("everyCellAndNormalized")
    void theGradientOfOneLayerIsCorrect(Cell cell) {
        check(null, layer(cell, FEATURES).build(), head(HIDDEN, CLASSES));
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void theGradientOfStackedLayersWithAMaskIsCorrect(Cell cell) {
        check(
                mask(DataType.DOUBLE, TIME, 3, 2),
                layer(cell, FEATURES).build(),
                layer(cell, HIDDEN).build(),
                head(HIDDEN, CLASSES));
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void theGradientOfABidirectionalLayerWithAMaskIsCorrect(Cell cell) {
        check(
                mask(DataType.DOUBLE, TIME, 3, 1),
                layer(cell, FEATURES).bidirectional(true).build(),
                head(2 * HIDDEN, CLASSES));
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void theGradientOfATokenLayerIsCorrect(Cell cell) {
        INDArray ids = ids(DataType.DOUBLE, BATCH, FEATURES, TIME, 5);
        check(
                ids,
                mask(DataType.DOUBLE, TIME, 3, 1),
                layer(cell, FEATURES).tokens(true).build(),
                head(HIDDEN, CLASSES));
    }

    @Test
    void theGradientOfAnEmbeddingWithAMaskIsCorrect() {
        INDArray ids = ids(DataType.DOUBLE, BATCH, 5, TIME, 5);
        check(
                ids,
                mask(DataType.DOUBLE, TIME, 3, 1),
                new TokenEmbedding.Builder().nIn(5).nOut(FEATURES).build(),
                layer(new Gru(true), FEATURES).build(),
                head(HIDDEN, CLASSES));
    }

    @Test
    void theGradientOfACrfWithAMaskIsCorrect() {
        check(
                mask(DataType.DOUBLE, TIME, 3, 1),
                layer(new Gru(true), FEATURES).bidirectional(true).build(),
                new CrfOutput.Builder().nIn(2 * HIDDEN).nOut(CLASSES).build());
    }

    @Test
    void theGradientOfWordsWithCharactersIsCorrect() {
        INDArray words = ids(DataType.DOUBLE, BATCH, 4, TIME, 5);
        INDArray characters = ids(DataType.DOUBLE, 1, 6, BATCH * 5 * TIME, 7).reshape(BATCH, 5, TIME);
        WordEmbedding layer = new WordEmbedding.Builder()
                .nIn(4)
                .wordSize(2)
                .characters(6)
                .characterSize(2)
                .filters(3)
                .width(3)
                .build();
        check(
                Nd4j.concat(1, words, characters),
                mask(DataType.DOUBLE, TIME, 3, 2),
                layer,
                layer(new Gru(true), 5).build(),
                new CrfOutput.Builder().nIn(HIDDEN).nOut(CLASSES).build());
    }

    private static Recurrent.Builder layer(Cell cell, int features) {
        return new Recurrent.Builder(cell).nIn(features).nOut(HIDDEN);
    }

    private static void check(INDArray mask, Layer... layers) {
        check(vectors(DataType.DOUBLE, BATCH, FEATURES, TIME, 5), mask, layers);
    }

    private static void check(INDArray input, INDArray mask, Layer... layers) {
        MultiLayerNetwork network = network(settings(DataType.DOUBLE, new NoOp()), layers);
        INDArray labels = oneHot(ids(DataType.DOUBLE, BATCH, CLASSES, TIME, 6), CLASSES);
        boolean right = GradientCheckUtil.checkGradients(new GradientCheckUtil.MLNConfig()
                .net(network)
                .input(input)
                .labels(labels)
                .inputMask(mask)
                .labelMask(mask)
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-9)
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY));
        assertThat(right).isTrue();
    }
}
