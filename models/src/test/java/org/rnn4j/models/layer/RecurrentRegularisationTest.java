package org.rnn4j.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rnn4j.models.layer.Networks.head;
import static org.rnn4j.models.layer.Networks.ids;
import static org.rnn4j.models.layer.Networks.mask;
import static org.rnn4j.models.layer.Networks.network;
import static org.rnn4j.models.layer.Networks.oneHot;
import static org.rnn4j.models.layer.Networks.settings;
import static org.rnn4j.models.layer.Networks.vectors;

import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.rnn4j.core.error.UserException;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;

class RecurrentRegularisationTest extends OneNativeThread {
    private static final DataType TYPE = DataType.DOUBLE;
    private static final int BATCH = 2;
    private static final int TIME = 3;
    private static final int HIDDEN = 2;
    private static final int CLASSES = 3;
    private static DataType before;

    @BeforeAll
    static void useFloat64() { // DL4J's gradient check requires it
        before = Nd4j.defaultFloatingPointType();
        Nd4j.setDefaultDataTypes(TYPE, TYPE);
    }

    @AfterAll
    static void restoreTheFloatType() {
        Nd4j.setDefaultDataTypes(before, before);
    }

    static Stream<Cell> everyCell() {
        return Stream.of(new BasicRnn(), new Lstm(), new Gru(false), new Gru(true));
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void theGradientThroughDropoutAndZoneoutIsCorrect(Cell cell) {
        check(
                mask(TYPE, TIME, 3, 2),
                noisy(cell).build(),
                noisy(cell).residual(true).dropOut(new SpatialDropout(0.7)).build(),
                head(HIDDEN, CLASSES));
    }

    @Test
    void theGradientThroughABidirectionalLayerIsCorrect() {
        Cell cell = new Lstm();
        check(
                mask(TYPE, TIME, 1, 3),
                noisy(cell).bidirectional(true).build(),
                noisy(cell).nIn(2 * HIDDEN).bidirectional(true).residual(true).build(),
                head(2 * HIDDEN, CLASSES));
    }

    private static Recurrent.Builder noisy(Cell cell) {
        return new Recurrent.Builder(cell)
                .nIn(HIDDEN)
                .nOut(HIDDEN)
                .recurrentDropout(0.4)
                .zoneout(0.3);
    }

    private static void check(INDArray mask, Layer... layers) {
        boolean right = GradientCheckUtil.checkGradients(new GradientCheckUtil.MLNConfig()
                .net(network(settings(TYPE, new NoOp()), layers))
                .input(vectors(TYPE, BATCH, HIDDEN, TIME, 5))
                .labels(oneHot(ids(TYPE, BATCH, CLASSES, TIME, 6), CLASSES))
                .inputMask(mask)
                .labelMask(mask)
                .callEachIter(net -> Nd4j.getRandom().setSeed(7))
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-9)
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY));
        assertThat(right).isTrue();
    }

    @Test
    void noiseIsOnlyAppliedInTrainingAndDiffersBetweenSteps() {
        MultiLayerNetwork noisy =
                network(settings(TYPE, new NoOp()), noisy(new Lstm()).zoneout(0).build(), head(HIDDEN, CLASSES));
        MultiLayerNetwork plain = network(
                settings(TYPE, new NoOp()),
                new Recurrent.Builder(new Lstm()).nIn(HIDDEN).nOut(HIDDEN).build(),
                head(HIDDEN, CLASSES));
        INDArray x = vectors(TYPE, BATCH, HIDDEN, TIME, 5);
        assertThat(noisy.output(x)).isEqualTo(plain.output(x));
        assertThat(noisy.output(x, true)).isNotEqualTo(plain.output(x, true));
        assertThat(noisy.output(x, true)).isNotEqualTo(noisy.output(x, true));
    }

    @Test
    void outsideTrainingZoneoutUsesTheExpectedValue() {
        MultiLayerNetwork network = network(
                settings(TYPE, new NoOp()),
                new Recurrent.Builder(new BasicRnn())
                        .nIn(1)
                        .nOut(1)
                        .zoneout(0.25)
                        .build(),
                head(1, 2));
        network.getLayer(0).setParams(Nd4j.createFromArray(1.0, 1.0, 0.0).reshape(1, 3));
        INDArray x = Nd4j.createFromArray(1.0, 2.0).reshape(1, 1, 2);
        INDArray h = network.feedForward(x).get(1);
        double first = 0.75 * Math.tanh(1);
        assertThat(h.getDouble(0, 0, 0)).isCloseTo(first, within(1e-12));
        assertThat(h.getDouble(0, 0, 1)).isCloseTo(0.75 * Math.tanh(2 + first) + 0.25 * first, within(1e-12));
    }

    @Test
    void aConfigurationSurvivesJson() {
        MultiLayerConfiguration configuration = network(
                        settings(TYPE, new NoOp()),
                        noisy(new Gru(true, true)).residual(true).build(),
                        head(HIDDEN, CLASSES))
                .getLayerWiseConfigurations();
        MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
        assertThat(read).isEqualTo(configuration);
        Recurrent layer = (Recurrent) read.getConf(0).getLayer();
        assertThat(layer.getZoneout()).isEqualTo(0.3);
        assertThat(layer.getRecurrentDropout()).isEqualTo(0.4);
        assertThat(layer.isResidual()).isTrue();
        assertThat(layer.getCell().layerNorm()).isTrue();
    }

    @Test
    void readsAConfigurationWithoutTheRegularisationSettings() {
        String json = network(
                        settings(TYPE, new NoOp()),
                        new Recurrent.Builder(new Lstm(0.5)).nIn(2).nOut(2).build(),
                        head(2, CLASSES))
                .getLayerWiseConfigurations()
                .toJson();
        String old = json.replaceAll("\"(residual|layerNorm|recurrentDropout|zoneout)\" : [a-z0-9.]+(,?)", "")
                .replaceAll("(\"forgetBias\" : 0.5),", "$1");
        assertThat(old).doesNotContain("layerNorm");
        old = old.replaceAll(",(\\s*),", ",$1").replaceAll(",(\\s*[}])", "$1");
        assertThat(((Recurrent) MultiLayerConfiguration.fromJson(old).getConf(0).getLayer()).getCell())
                .isEqualTo(new Lstm(0.5));
    }

    @Test
    void aShortBackwardLengthUsesTheSameNoise() {
        Recurrent layer = noisy(new Lstm()).residual(true).build();
        MultiLayerConfiguration configuration = settings(TYPE, new Sgd(0.1))
                .list(layer, head(HIDDEN, CLASSES))
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTForwardLength(TIME)
                .tBPTTBackwardLength(2)
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        INDArray start = network.params().dup();
        network.fit(new DataSet(
                vectors(TYPE, BATCH, HIDDEN, TIME, 5), oneHot(ids(TYPE, BATCH, CLASSES, TIME, 6), CLASSES)));
        assertThat(network.params().isNaN().any()).isFalse();
        assertThat(network.params()).isNotEqualTo(start);
    }

    @Test
    void rejectsAResidualLayerWithDifferentInputAndOutputWidths() {
        assertThatThrownBy(() -> network(
                        settings(TYPE, new NoOp()),
                        new Recurrent.Builder(new Lstm())
                                .nIn(2)
                                .nOut(3)
                                .residual(true)
                                .build(),
                        head(3, CLASSES)))
                .hasMessage("layer 0 is residual, so its input must have the width of its output, 3, but has 2");
        assertThatThrownBy(() -> noisy(new Lstm()).zoneout(1))
                .isInstanceOf(UserException.class)
                .hasMessage("zoneout = 1, but must be in [0, 0.99]");
    }
}
