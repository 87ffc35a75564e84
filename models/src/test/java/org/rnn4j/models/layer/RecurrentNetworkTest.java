package org.rnn4j.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rnn4j.models.layer.Networks.distance;
import static org.rnn4j.models.layer.Networks.head;
import static org.rnn4j.models.layer.Networks.ids;
import static org.rnn4j.models.layer.Networks.mask;
import static org.rnn4j.models.layer.Networks.network;
import static org.rnn4j.models.layer.Networks.oneHot;
import static org.rnn4j.models.layer.Networks.settings;
import static org.rnn4j.models.layer.Networks.vectors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.deeplearning4j.nn.weights.WeightInitIdentity;
import org.deeplearning4j.optimize.listeners.ScoreIterationListener;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;

/** The contract of DL4J's layers holds for {@link Recurrent}. */
class RecurrentNetworkTest extends OneNativeThread {
    private static final DataType TYPE = DataType.FLOAT;
    private static final int FEATURES = 3;
    private static final int HIDDEN = 5;
    private static final int CLASSES = 4;

    static Stream<Cell> everyCell() {
        return Stream.concat(Cells.every(), Cells.normalized());
    }

    private static MultiLayerNetwork stack(Cell cell, boolean bidirectional) {
        return network(
                settings(TYPE, new Adam(0.01)),
                layer(cell, FEATURES).bidirectional(bidirectional).build(),
                layer(cell, bidirectional ? 2 * HIDDEN : HIDDEN)
                        .bidirectional(bidirectional)
                        .build(),
                head(bidirectional ? 2 * HIDDEN : HIDDEN, CLASSES));
    }

    private static Recurrent.Builder layer(Cell cell, int features) {
        return new Recurrent.Builder(cell).nIn(features).nOut(HIDDEN);
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void aConfigurationSurvivesJson(Cell cell) {
        MultiLayerConfiguration configuration = stack(cell, true).getLayerWiseConfigurations();
        MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
        assertThat(read).isEqualTo(configuration);
        assertThat(((Recurrent) read.getConf(0).getLayer()).getCell()).isEqualTo(cell);
        assertThat(read.toJson()).isEqualTo(configuration.toJson());
    }

    @Test
    void aGraphsConfigurationSurvivesJson() {
        ComputationGraphConfiguration configuration = settings(TYPE, new Adam())
                .graphBuilder()
                .addInputs("x")
                .addLayer(
                        "rnn",
                        layer(new Gru(true), 7)
                                .tokens(true)
                                .weightInit(new WeightInitConstant(0.1))
                                .build(),
                        "x")
                .addLayer("head", head(HIDDEN, CLASSES), "rnn")
                .setOutputs("head")
                .build();
        assertThat(ComputationGraphConfiguration.fromJson(configuration.toJson()))
                .isEqualTo(configuration);
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void aSavedNetworkGivesTheSameOutputAfterLoading(Cell cell) throws IOException {
        MultiLayerNetwork network = stack(cell, true);
        INDArray x = vectors(TYPE, 2, FEATURES, 4, 1);
        network.fit(new DataSet(x, oneHot(ids(TYPE, 2, CLASSES, 4, 2), CLASSES)));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, file, true);
        MultiLayerNetwork read =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file.toByteArray()), true);
        assertThat(read.output(x)).isEqualTo(network.output(x));
        assertThat(read.clone().output(x)).isEqualTo(network.output(x));
        assertThat(read.getUpdater().getStateViewArray())
                .isEqualTo(network.getUpdater().getStateViewArray());
    }

    @Test
    void theParametersOfALayerCanBeSetAtOnce() {
        MultiLayerNetwork network = stack(new Lstm(), true);
        INDArray x = vectors(TYPE, 2, FEATURES, 4, 1);
        INDArray before = network.output(x);
        INDArray parameters = network.getLayer(0).params().dup();
        network.getLayer(0).setParams(Nd4j.zerosLike(parameters));
        assertThat(network.output(x)).isNotEqualTo(before);
        network.getLayer(0).setParams(parameters);
        assertThat(network.output(x)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void oneStepAtATimeEqualsTheSequence(Cell cell) {
        MultiLayerNetwork network = stack(cell, false);
        INDArray x = vectors(TYPE, 2, FEATURES, 6, 3);
        INDArray whole = network.output(x);
        for (int t = 0; t < 4; t++) {
            assertThat(distance(network.rnnTimeStep(steps(x, t, t + 1)), steps(whole, t, t + 1)))
                    .isLessThan(1e-6);
        }
        Map<String, INDArray> state = network.rnnGetPreviousState(1);
        assertThat(state.keySet()).containsExactlyInAnyOrderElementsOf(cell.states());
        Map<String, INDArray> first = network.rnnGetPreviousState(0);
        assertThat(distance(network.rnnTimeStep(steps(x, 4, 6)), steps(whole, 4, 6)))
                .isLessThan(1e-6);

        network.rnnClearPreviousState();
        network.rnnSetPreviousState(0, first);
        network.rnnSetPreviousState(1, state);
        assertThat(distance(network.rnnTimeStep(steps(x, 4, 6)), steps(whole, 4, 6)))
                .isLessThan(1e-6);
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void paddingDoesNotChangeTheResult(Cell cell) {
        MultiLayerNetwork network = stack(cell, true);
        INDArray x = vectors(TYPE, 2, FEATURES, 7, 3);
        INDArray padded = network.output(x, false, mask(TYPE, 7, 4, 3), null);
        for (int b = 0; b < 2; b++) {
            int length = 4 - b;
            INDArray alone = network.output(steps(x, 0, length)
                    .get(NDArrayIndex.interval(b, b + 1), NDArrayIndex.all(), NDArrayIndex.all())
                    .dup());
            INDArray valid =
                    padded.get(NDArrayIndex.interval(b, b + 1), NDArrayIndex.all(), NDArrayIndex.interval(0, length));
            assertThat(distance(valid, alone)).isLessThan(1e-6);
        }
    }

    @Test
    void aFullyPaddedSequenceTrainsWithoutNan() {
        MultiLayerNetwork network = stack(new Lstm(), false);
        network.setListeners(new ScoreIterationListener(1));
        INDArray x = vectors(TYPE, 2, FEATURES, 3, 3);
        DataSet data =
                new DataSet(x, oneHot(ids(TYPE, 2, CLASSES, 3, 4), CLASSES), mask(TYPE, 3, 3, 0), mask(TYPE, 3, 3, 0));
        network.fit(data);
        assertThat(network.params().isNaN().any()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void tokensEqualTheirOneHotVectors(Cell cell) {
        int vocabulary = 6;
        MultiLayerNetwork network = network(
                settings(TYPE, new Sgd(0.1)),
                layer(cell, vocabulary).tokens(true).bidirectional(true).build(),
                head(2 * HIDDEN, CLASSES));
        MultiLayerNetwork plain = network(
                settings(TYPE, new Sgd(0.1)),
                layer(cell, vocabulary).bidirectional(true).build(),
                head(2 * HIDDEN, CLASSES));
        assertThat(plain.params()).isEqualTo(network.params());
        INDArray ids = ids(TYPE, 3, vocabulary, 5, 8);
        INDArray labels = oneHot(ids(TYPE, 3, CLASSES, 5, 9), CLASSES);
        INDArray mask = mask(TYPE, 5, 5, 2, 3);
        network.fit(new DataSet(ids, labels, mask, mask));
        plain.fit(new DataSet(oneHot(ids, vocabulary), labels, mask, mask));
        assertThat(distance(network.params(), plain.params())).isLessThan(1e-6);
        assertThat(distance(network.output(ids.reshape(3, 5)), plain.output(oneHot(ids, vocabulary))))
                .isLessThan(1e-6);
    }

    @Test
    void worksInsideDl4jsLastTimeStepWithAMask() {
        MultiLayerNetwork network = new MultiLayerNetwork(settings(TYPE, new Adam(0.1))
                .list(
                        new LastTimeStep(new Recurrent.Builder(new Gru(false))
                                .nOut(HIDDEN)
                                .bidirectional(true)
                                .build()),
                        new OutputLayer.Builder()
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.recurrent(FEATURES, RNNFormat.NCW))
                .build());
        network.init();
        DataSet data =
                new DataSet(vectors(TYPE, 2, FEATURES, 4, 3), Nd4j.eye(2).castTo(TYPE), mask(TYPE, 4, 2, 4), null);
        for (int i = 0; i < 100; i++) {
            network.fit(data);
        }
        assertThat(network.score(data)).isLessThan(0.01); // ln 2 for a network that knows nothing
    }

    @Test
    void inputSizesAreInferredFromTheInputType() {
        MultiLayerConfiguration configuration = settings(TYPE, new Adam())
                .list(
                        new Recurrent.Builder(new Lstm())
                                .nOut(HIDDEN)
                                .bidirectional(true)
                                .build(),
                        new Recurrent.Builder(new Lstm()).nOut(HIDDEN).build(),
                        head(0, CLASSES))
                .setInputType(InputType.recurrent(FEATURES, RNNFormat.NCW))
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        assertThat(network.getParam("1_W").size(0)).isEqualTo(2L * HIDDEN);
        assertThat(network.output(vectors(TYPE, 2, FEATURES, 3, 1)).shape()).containsExactly(2, CLASSES, 3);
        assertThat(configuration
                        .getMemoryReport(InputType.recurrent(FEATURES, 3, RNNFormat.NCW))
                        .toString())
                .contains("Recurrent");
    }

    @Test
    void initialParametersDependOnTheSeedNotOnTheGlobalGenerator() {
        INDArray once = stack(new Lstm(), true).params().dup();
        Nd4j.getRandom().nextInt();
        INDArray again = stack(new Lstm(), true).params();
        assertThat(again).isEqualTo(once);
    }

    @Test
    void weightInitializersOfTheLayerOverrideTheDefault() {
        MultiLayerNetwork network = network(
                settings(TYPE, new Adam()).weightInit(WeightInit.ONES),
                layer(new Lstm(), FEATURES)
                        .weightInit(new WeightInitConstant(0.25))
                        .weightInitRecurrent(new WeightInitIdentity())
                        .build(),
                layer(new Lstm(), HIDDEN).build(),
                head(HIDDEN, CLASSES));
        assertThat(network.getParam("0_W")).isEqualTo(Nd4j.valueArrayOf(new long[] {FEATURES, 4L * HIDDEN}, 0.25f));
        assertThat(network.getParam("0_U").sumNumber().doubleValue()).isEqualTo(4.0 * HIDDEN);
        assertThat(network.getParam("1_W").amaxNumber().doubleValue())
                .as("the network's setting does not override the cell's default")
                .isLessThan(1);
    }

    @Test
    void rejectsInvalidInputAndSaysWhatIsAllowed() {
        INDArray x = vectors(TYPE, 1, FEATURES, 3, 3);
        INDArray gap = Nd4j.createFromArray(new float[][] {{1, 0, 1}});
        assertThatThrownBy(() -> stack(new Lstm(), false).output(x, false, gap, null))
                .hasMessage("the mask of sequence 0 is 1.0 at step 2, but must be ones up to its length and zeros after"
                        + " it; align sequences at their start");
        assertThatThrownBy(() -> stack(new Lstm(), false).output(vectors(TYPE, 1, FEATURES + 1, 3, 3)))
                .hasMessage("x has 4 features, but the cell has an input size of 3");
        assertThatThrownBy(() -> stack(new Lstm(), true).rnnTimeStep(x))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith(
                        "a bidirectional layer needs whole sequences: no rnnTimeStep, no truncated BPTT");
        assertThatThrownBy(() -> layer(new Lstm(), 3).dataFormat(RNNFormat.NWC))
                .hasMessage("dataFormat = NWC, but a Recurrent layer reads [batch, features, time] (NCW)");
        MultiLayerNetwork tokens = network(
                settings(TYPE, new Adam()), layer(new Lstm(), 5).tokens(true).build(), head(HIDDEN, CLASSES));
        assertThatThrownBy(() -> tokens.output(Nd4j.createFromArray(new float[][] {{1, 5}})))
                .hasMessage("token id 5, but the vocabulary has 5 tokens");
    }

    private static INDArray steps(INDArray ncw, int from, int to) {
        return ncw.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(from, to))
                .dup();
    }
}
