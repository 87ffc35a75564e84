package org.rnn4j.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rnn4j.models.layer.Networks.distance;
import static org.rnn4j.models.layer.Networks.network;
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
import org.nd4j.linalg.learning.config.Adam;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.Lstm;

class CtcOutputTest extends OneNativeThread {
    private static final DataType TYPE = DataType.FLOAT;

    private static MultiLayerNetwork model() {
        return network(
                settings(TYPE, new Adam(0.05)),
                new Recurrent.Builder(new Lstm())
                        .nIn(2)
                        .nOut(4)
                        .bidirectional(true)
                        .build(),
                new CtcOutput.Builder().nIn(8).nOut(3).build());
    }

    private static DataSet data() {
        return new DataSet(vectors(TYPE, 3, 2, 4, 5), Nd4j.createFromArray(new float[][] {{1, 2}, {2, 2}, {1, 0}}));
    }

    @Test
    void twoStepsMatchTheHandComputedProbability() {
        MultiLayerNetwork network = network(
                settings(TYPE, new Adam(0.05)),
                new CtcOutput.Builder().nIn(2).nOut(2).build());
        network.getParam("0_W").assign(0);
        network.setParam("0_b", Nd4j.createFromArray(new float[] {0, (float) Math.log(3)}));
        INDArray input = Nd4j.zeros(TYPE, 1, 2, 2);
        assertThat(network.output(input).getDouble(0, 1, 1)).isCloseTo(0.75, within(1e-6));
        // all paths but blank, blank
        assertThat(network.score(new DataSet(input, Nd4j.createFromArray(new float[][] {{1}}))))
                .isCloseTo(-Math.log(15 / 16.0), within(1e-6));
        assertThat(network.score(new DataSet(input, Nd4j.createFromArray(new float[][] {{0}}))))
                .isCloseTo(-Math.log(1 / 16.0), within(1e-6));
    }

    @Test
    void theScoreIsTheMeanOfTheExampleScores() {
        MultiLayerNetwork network = model();
        INDArray scores = network.scoreExamples(data(), false);
        assertThat(scores.length()).isEqualTo(3);
        assertThat(network.score(data())).isCloseTo(scores.meanNumber().doubleValue(), within(1e-5));
    }

    @Test
    void learnsWithDl4jsFit() {
        MultiLayerNetwork network = model();
        double before = network.score(data());
        for (int i = 0; i < 60; i++) {
            network.fit(data());
        }
        assertThat(network.score(data())).isLessThan(before / 4);
    }

    @Test
    void survivesSavingAndLoading() throws IOException {
        MultiLayerNetwork network = model();
        assertThat(network.getParam("1_W").shape()).containsExactly(8, 3);
        assertThat(network.getParam("1_b").shape()).containsExactly(3);
        INDArray input = vectors(TYPE, 2, 2, 4, 5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, bytes, true);
        MultiLayerNetwork restored =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(bytes.toByteArray()), true);
        assertThat(distance(restored.output(input), network.output(input))).isZero();
        MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
        assertThat(MultiLayerConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
    }

    @Test
    void rejectsLabelsOfAnotherShapeOrOutOfRange() {
        INDArray input = vectors(TYPE, 1, 2, 4, 5);
        assertThatThrownBy(() -> model().score(new DataSet(input, Nd4j.zeros(TYPE, 1, 3, 4))))
                .hasMessage("labels are [1, 3, 4], but must be [batch, labels of the longest sequence]");
        assertThatThrownBy(() -> model().score(new DataSet(input, Nd4j.createFromArray(new float[][] {{1, 3}}))))
                .hasMessage("a label of sequence 0 is 3, but must be in [1, 2]");
        assertThatThrownBy(() -> model().score(new DataSet(input, Nd4j.createFromArray(new float[][] {{1, 0, 2}}))))
                .hasMessage("a label of sequence 0 is 0, but must be in [1, 2]");
    }
}
