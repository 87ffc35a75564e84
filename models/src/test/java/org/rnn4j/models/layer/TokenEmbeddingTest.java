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

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.Lstm;

class TokenEmbeddingTest extends OneNativeThread {
    private static final DataType TYPE = DataType.FLOAT;
    private static final int VOCABULARY = 6;
    private static final int SIZE = 3;
    private static final int HIDDEN = 4;

    private static TokenEmbedding.Builder embedding() {
        return new TokenEmbedding.Builder().nIn(VOCABULARY).nOut(SIZE);
    }

    private static MultiLayerNetwork model() {
        return network(
                settings(TYPE, new Adam(0.01)),
                embedding().build(),
                new Recurrent.Builder(new Lstm()).nIn(SIZE).nOut(HIDDEN).build(),
                head(HIDDEN, VOCABULARY));
    }

    @Test
    void returnsTheRowOfEveryTokenAndZerosForPadding() {
        MultiLayerNetwork network = model();
        INDArray ids = Nd4j.createFromArray(new float[][] {{2, 5, 0}, {5, 1, 1}});
        network.setLayerMaskArrays(mask(TYPE, 3, 3, 1), null);
        INDArray vectors = network.feedForwardToLayer(0, ids).get(1);
        network.clearLayerMaskArrays();
        INDArray table = network.getParam("0_W");
        assertThat(vectors.shape()).containsExactly(2, SIZE, 3);
        assertThat(step(vectors, 0, 1)).isEqualTo(table.getRow(5));
        assertThat(step(vectors, 1, 0)).isEqualTo(table.getRow(5));
        assertThat(step(vectors, 1, 1)).isEqualTo(Nd4j.zeros(TYPE, SIZE));
        assertThat(network.output(ids.reshape(2, 1, 3))).isEqualTo(network.output(ids));
    }

    private static INDArray step(INDArray ncw, int b, int t) {
        return ncw.get(NDArrayIndex.point(b), NDArrayIndex.all(), NDArrayIndex.point(t));
    }

    @Test
    void onlyTheRowsOfValidTokensAreTrained() {
        INDArray ids = ids(TYPE, 2, VOCABULARY, 4, 8);
        INDArray labels = oneHot(ids(TYPE, 2, VOCABULARY, 4, 9), VOCABULARY);
        INDArray mask = mask(TYPE, 4, 4, 2);
        MultiLayerNetwork network =
                network(settings(TYPE, new Sgd(1)), embedding().build(), head(SIZE, VOCABULARY));
        INDArray before = network.getParam("0_W").dup();
        network.fit(new DataSet(ids, labels, mask, mask));
        INDArray moved = network.getParam("0_W").sub(before);
        for (int id = 0; id < VOCABULARY; id++) {
            boolean read = false;
            for (int b = 0; b < 2; b++) {
                for (int t = 0; t < (b == 0 ? 4 : 2); t++) {
                    read |= ids.getInt(b, 0, t) == id;
                }
            }
            assertThat(moved.getRow(id).amaxNumber().doubleValue() > 0)
                    .as("row %d", id)
                    .isEqualTo(read);
        }
    }

    @Test
    void oneStepAtATimeEqualsTheSequence() {
        MultiLayerNetwork network = model();
        INDArray ids = ids(TYPE, 2, VOCABULARY, 4, 3);
        INDArray whole = network.output(ids);
        for (int t = 0; t < 4; t++) {
            INDArray id = ids.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(t, t + 1));
            INDArray expected = whole.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(t, t + 1));
            assertThat(distance(network.rnnTimeStep(id.dup()), expected)).isLessThan(1e-6);
        }
    }

    @Test
    void aConfigurationSurvivesJson() {
        MultiLayerConfiguration configuration = settings(TYPE, new Adam())
                .list(
                        embedding()
                                .tied(true)
                                .weightInit(new WeightInitConstant(0.5))
                                .build(),
                        head(SIZE, VOCABULARY))
                .build();
        MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
        assertThat(read).isEqualTo(configuration);
        assertThat(((TokenEmbedding) read.getConf(0).getLayer()).isTied()).isTrue();
    }

    @Test
    void startsUniformByDefault() {
        INDArray table = model().getParam("0_W");
        assertThat(table.amaxNumber().doubleValue()).isBetween(0.05, 0.1);
        assertThat(model().getParam("0_W")).isEqualTo(table);
        MultiLayerNetwork told = network(
                settings(TYPE, new Adam()),
                embedding().weightInit(new WeightInitConstant(0.5)).build(),
                head(SIZE, VOCABULARY));
        assertThat(told.getParam("0_W").sumNumber().doubleValue()).isEqualTo(0.5 * VOCABULARY * SIZE);
    }

    @Test
    void rejectsATokenOutsideTheVocabulary() {
        assertThatThrownBy(() -> model().output(Nd4j.createFromArray(new float[][] {{1, VOCABULARY}})))
                .hasMessage("token id 6, but the vocabulary has 6 tokens");
    }
}
