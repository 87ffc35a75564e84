package org.rnn4j.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rnn4j.models.layer.Networks.distance;
import static org.rnn4j.models.layer.Networks.ids;
import static org.rnn4j.models.layer.Networks.mask;
import static org.rnn4j.models.layer.Networks.network;
import static org.rnn4j.models.layer.Networks.oneHot;
import static org.rnn4j.models.layer.Networks.settings;
import static org.rnn4j.models.layer.Networks.vectors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.Lstm;

class CrfOutputTest extends OneNativeThread {
    private static final DataType TYPE = DataType.FLOAT;
    private static final int TAGS = 3;

    private static MultiLayerNetwork model() {
        MultiLayerNetwork network = network(
                settings(TYPE, new Adam(0.05)),
                new Recurrent.Builder(new Lstm())
                        .nIn(2)
                        .nOut(4)
                        .bidirectional(true)
                        .build(),
                new CrfOutput.Builder().nIn(8).nOut(TAGS).build());
        network.getParam("1_T").assign(vectors(TYPE, 1, TAGS + 2, TAGS, 4).reshape(TAGS + 2, TAGS));
        return network;
    }

    /** A single CRF layer whose input has one zero feature, so only T and b matter. */
    private static MultiLayerNetwork crf(float[][] transitions) {
        MultiLayerNetwork network = network(
                settings(TYPE, new Adam(0.05)),
                new CrfOutput.Builder().nIn(2).nOut(2).build());
        network.getParam("0_W").assign(0);
        network.setParam("0_T", Nd4j.createFromArray(transitions));
        return network;
    }

    @Test
    void twoStepsMatchTheHandComputedProbabilities() {
        float ln2 = (float) Math.log(2);
        // 0 to 1 counts double, as do starting with 0 and ending with 1:
        MultiLayerNetwork network = crf(new float[][] {{0, ln2}, {0, 0}, {ln2, 0}, {0, ln2}});
        INDArray input = Nd4j.zeros(TYPE, 1, 2, 2);
        INDArray marginals = network.output(input);
        assertThat(marginals.getDouble(0, 0, 0)).isCloseTo(10 / 13.0, within(1e-6));
        assertThat(marginals.getDouble(0, 1, 0)).isCloseTo(3 / 13.0, within(1e-6));
        assertThat(marginals.getDouble(0, 1, 1)).isCloseTo(10 / 13.0, within(1e-6));
        INDArray labels = oneHot(Nd4j.createFromArray(new float[][][] {{{0, 1}}}), 2);
        assertThat(network.score(new DataSet(input, labels))).isCloseTo(Math.log(13 / 8.0), within(1e-6));
    }

    @Test
    void paddingDoesNotChangeTheResult() {
        MultiLayerNetwork network = model();
        INDArray input = vectors(TYPE, 1, 2, 3, 5);
        INDArray labels = oneHot(ids(TYPE, 1, TAGS, 3, 6), TAGS);
        INDArray wide = Nd4j.zeros(TYPE, 1, 2, 5);
        wide.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 3))
                .assign(input);
        INDArray wideLabels = Nd4j.zeros(TYPE, 1, TAGS, 5);
        wideLabels
                .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 3))
                .assign(labels);
        INDArray mask = mask(TYPE, 5, 3);
        INDArray output = network.output(wide, false, mask, null);
        assertThat(distance(
                        output.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 3)),
                        network.output(input)))
                .isLessThan(1e-6);
        assertThat(output.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(3, 5))
                        .amaxNumber()
                        .doubleValue())
                .isZero();
        assertThat(network.score(new DataSet(wide, wideLabels, mask, mask)))
                .isCloseTo(network.score(new DataSet(input, labels)), within(1e-6));
    }

    @Test
    void theScoreIsTheMeanOfTheExampleScores() {
        MultiLayerNetwork network = model();
        DataSet data = new DataSet(vectors(TYPE, 3, 2, 4, 5), oneHot(ids(TYPE, 3, TAGS, 4, 6), TAGS));
        INDArray scores = network.scoreExamples(data, false);
        assertThat(scores.length()).isEqualTo(3);
        assertThat(network.score(data)).isCloseTo(scores.meanNumber().doubleValue(), within(1e-5));
    }

    @Test
    void learnsWithDl4jsFit() {
        MultiLayerNetwork network = model();
        DataSet data = new DataSet(vectors(TYPE, 3, 2, 4, 5), oneHot(ids(TYPE, 3, TAGS, 4, 6), TAGS));
        double before = network.score(data);
        for (int i = 0; i < 60; i++) {
            network.fit(data);
        }
        assertThat(network.score(data)).isLessThan(before / 4);
    }

    @Test
    void survivesSavingAndLoading() throws IOException {
        MultiLayerNetwork network = model();
        assertThat(network.getParam("1_W").shape()).containsExactly(8, TAGS);
        assertThat(network.getParam("1_b").shape()).containsExactly(TAGS);
        assertThat(network.getParam("1_T").shape()).containsExactly(TAGS + 2, TAGS);
        INDArray input = vectors(TYPE, 2, 2, 4, 5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, bytes, true);
        MultiLayerNetwork restored =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(bytes.toByteArray()), true);
        assertThat(restored.output(input)).isEqualTo(network.output(input));
        assertThat(network.clone().output(input)).isEqualTo(network.output(input));
        MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
        assertThat(MultiLayerConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
    }

    @Test
    void rejectsLabelsOfAnotherRank() {
        DataSet data = new DataSet(vectors(TYPE, 2, 2, 4, 5), Nd4j.zeros(TYPE, 2, TAGS));
        assertThatThrownBy(() -> model().score(data)).hasMessage("labels are [2, 3], but must be [batch, tags, time]");
    }
}
