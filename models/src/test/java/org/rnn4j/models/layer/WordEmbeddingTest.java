package org.rnn4j.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rnn4j.models.layer.Networks.distance;
import static org.rnn4j.models.layer.Networks.head;
import static org.rnn4j.models.layer.Networks.mask;
import static org.rnn4j.models.layer.Networks.network;
import static org.rnn4j.models.layer.Networks.settings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.Lstm;

class WordEmbeddingTest extends OneNativeThread {
    private static final DataType TYPE = DataType.FLOAT;

    /** Two filters of width 3 over character vectors of size 2. */
    private static WordEmbedding.Builder words() {
        return new WordEmbedding.Builder()
                .nIn(4)
                .wordSize(2)
                .characters(5)
                .characterSize(2)
                .filters(2)
                .width(3);
    }

    private static MultiLayerNetwork model() {
        return network(
                settings(TYPE, new Adam(0.01)),
                words().build(),
                new Recurrent.Builder(new Lstm()).nIn(4).nOut(3).build(),
                head(3, 2));
    }

    /** Two sequences of two words with up to three characters, [2, 1 + 3, 2]. */
    private static INDArray batch() {
        return Nd4j.createFromArray(new float[][][] {
            {{3, 1}, {2, 4}, {3, 0}, {0, 0}},
            {{0, 3}, {1, 2}, {1, 3}, {1, 0}}
        });
    }

    @Test
    void concatenatesTheWordVectorWithTheMaximumOverWindows() {
        MultiLayerNetwork network = model();
        network.setParam("0_C", Nd4j.createFromArray(new float[][] {{9, 9}, {1, 0}, {0, 1}, {.5f, .5f}, {-1, 2}}));
        network.setParam("0_F", Nd4j.createFromArray(new float[][] {
            {1, 0, 2, 0, 3, 0}, // first component: 1 * the previous character's + 2 * this one's + 3 * the next one's
            {0, 0, 0, 1, 0, 0}
        }));
        network.setParam("0_b", Nd4j.createFromArray(new float[][] {{0.1f, -0.2f}}));
        INDArray output = network.feedForwardToLayer(0, batch()).get(1);
        INDArray table = network.getParam("0_W");
        assertThat(step(output, 0, 0).get(NDArrayIndex.interval(0, 2))).isEqualTo(table.getRow(3));
        assertThat(step(output, 1, 1).get(NDArrayIndex.interval(0, 2))).isEqualTo(table.getRow(3));

        // characters 2 3: windows 3 * .5 and 0 + 2 * .5; second components 1 and .5
        assertFeatures(step(output, 0, 0), 1.5 + 0.1, 1 - 0.2);
        // only character 4
        assertFeatures(step(output, 0, 1), -2 + 0.1, 2 - 0.2);
        // 1 1 1: 2 + 3, then 1 + 2 + 3, then 1 + 2
        assertFeatures(step(output, 1, 0), 6 + 0.1, -0.2);
        assertFeatures(step(output, 1, 1), 1.5 + 0.1, 1 - 0.2);
    }

    private static INDArray step(INDArray ncw, int b, int t) {
        return ncw.get(NDArrayIndex.point(b), NDArrayIndex.all(), NDArrayIndex.point(t));
    }

    private static void assertFeatures(INDArray step, double... beforeTanh) {
        for (int f = 0; f < beforeTanh.length; f++) {
            assertThat(step.getDouble(2 + f)).isCloseTo(Math.tanh(beforeTanh[f]), within(1e-6));
        }
    }

    @Test
    void paddingOfWordsAndCharactersDoesNotChangeTheResult() {
        MultiLayerNetwork network = model();
        INDArray expected = network.output(batch());
        INDArray wide = Nd4j.zeros(TYPE, 2, 6, 4);
        wide.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 4), NDArrayIndex.interval(0, 2))
                .assign(batch());
        INDArray output = network.output(wide, false, mask(TYPE, 4, 2, 2), null)
                .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 2));
        assertThat(distance(output, expected)).isLessThan(1e-6);
    }

    @Test
    void survivesSavingAndLoading() throws IOException {
        MultiLayerNetwork network = model();
        assertThat(network.getParam("0_W").shape()).containsExactly(4, 2);
        assertThat(network.getParam("0_C").shape()).containsExactly(5, 2);
        assertThat(network.getParam("0_F").shape()).containsExactly(2, 6);
        assertThat(network.getParam("0_b").shape()).containsExactly(1, 2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, bytes, true);
        MultiLayerNetwork read =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(bytes.toByteArray()), true);
        assertThat(read.output(batch())).isEqualTo(network.output(batch()));
        assertThat(network.clone().output(batch())).isEqualTo(network.output(batch()));
    }

    @Test
    void aConfigurationSurvivesJson() {
        MultiLayerConfiguration configuration = settings(TYPE, new Adam())
                .list(
                        words().frozen(true)
                                .weightInit(new WeightInitConstant(0.5))
                                .build(),
                        head(4, 2))
                .build();
        MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
        assertThat(read).isEqualTo(configuration);
        WordEmbedding layer = (WordEmbedding) read.getConf(0).getLayer();
        assertThat(layer.isFrozen()).isTrue();
        assertThat(layer.wordSize()).isEqualTo(2);
        assertThat(layer.getNOut()).isEqualTo(4);
    }

    @Test
    void rejectsAnIdOutsideItsVocabulary() {
        assertThatThrownBy(() -> model().output(Nd4j.createFromArray(new float[][][] {{{4}, {1}}})))
                .hasMessage("token id 4, but the vocabulary has 4 tokens");
        assertThatThrownBy(() -> model().output(Nd4j.createFromArray(new float[][][] {{{1}, {5}}})))
                .hasMessage("character id 5, but the vocabulary has 5 characters");
    }

    @Test
    void rejectsIdsWithoutCharacters() {
        assertThatThrownBy(() -> model().output(Nd4j.createFromArray(new float[][][] {{{1}}})))
                .hasMessage("input is [1, 1, 1], but words with characters are [batch, 1 + characters, time]:"
                        + " the word's id, its characters' ids, then zeros");
    }
}
