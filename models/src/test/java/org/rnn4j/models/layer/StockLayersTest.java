package org.rnn4j.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.listeners.CollectScoresListener;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;

/** A {@link Recurrent} layer where DL4J's own layers are used, beside them. */
class StockLayersTest extends OneNativeThread {
    private static final int FEATURES = 3;
    private static final int UNITS = 5;
    private static final int TIME = 6;

    /** Lengths 6, 4 and 2, with padding at the end. */
    private static final INDArray RIGHT =
            Nd4j.createFromArray(new double[][] {{1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 0, 0}, {1, 1, 0, 0, 0, 0}});

    private static Recurrent.Builder recurrent() {
        return new Recurrent.Builder(new Gru()).nIn(FEATURES).nOut(UNITS);
    }

    private static MultiLayerNetwork network(Layer layer) {
        return Networks.network(Networks.settings(DataType.DOUBLE, new Sgd(0.1)), layer, Networks.head(2 * UNITS, 2));
    }

    private static INDArray vectors() {
        return Networks.vectors(DataType.DOUBLE, 3, FEATURES, TIME, 4);
    }

    /** The values of a sequence, moved by a number of steps. */
    private static INDArray moved(INDArray values, int[] by) {
        INDArray moved = Nd4j.zeros(values.dataType(), values.shape());
        for (int b = 0; b < by.length; b++) {
            moved.put(
                    new INDArrayIndex[] {
                        NDArrayIndex.interval(b, b + 1), NDArrayIndex.all(), NDArrayIndex.interval(by[b], TIME)
                    },
                    values.get(
                            NDArrayIndex.interval(b, b + 1),
                            NDArrayIndex.all(),
                            NDArrayIndex.interval(0, TIME - by[b])));
        }
        return moved;
    }

    @Test
    void sequencesAtTheEndHaveTheOutputsOfThoseAtTheStart() {
        int[] by = {0, 2, 4};
        INDArray mask =
                Nd4j.createFromArray(new double[][] {{1, 1, 1, 1, 1, 1}, {0, 0, 1, 1, 1, 1}, {0, 0, 0, 0, 1, 1}});
        MultiLayerNetwork network = Networks.network(
                Networks.settings(DataType.DOUBLE, new Sgd(0.1)), recurrent().build(), Networks.head(UNITS, 2));
        INDArray values = vectors();
        network.setLayerMaskArrays(RIGHT, null);
        INDArray atStart = network.feedForward(values, false).get(1).dup();
        network.setLayerMaskArrays(mask, null);
        INDArray atEnd = network.feedForward(moved(values, by), false).get(1);
        assertThat(atEnd.distance2(moved(atStart, by))).isZero();
    }

    @Test
    void sequencesAtTheEndHaveTheGradientsOfThoseAtTheStart() {
        int[] by = {0, 2, 4};
        INDArray mask =
                Nd4j.createFromArray(new double[][] {{1, 1, 1, 1, 1, 1}, {0, 0, 1, 1, 1, 1}, {0, 0, 0, 0, 1, 1}});
        INDArray values = vectors();
        INDArray labels = Networks.oneHot(Networks.ids(DataType.DOUBLE, 3, 2, TIME, 5), 2);
        INDArray fromStart = afterOneStep(new DataSet(values, labels, RIGHT, RIGHT));
        INDArray fromEnd = afterOneStep(new DataSet(moved(values, by), moved(labels, by), mask, mask));
        assertThat(fromEnd.distance2(fromStart)).isCloseTo(0, within(1e-12));
    }

    private static INDArray afterOneStep(DataSet data) {
        MultiLayerNetwork network = Networks.network(
                Networks.settings(DataType.DOUBLE, new Sgd(0.1)),
                recurrent().build(),
                recurrent().nIn(UNITS).residual(true).build(),
                Networks.head(UNITS, 2));
        network.fit(data);
        return network.params();
    }

    @Test
    void theBidirectionalWrapperEqualsABidirectionalLayer() {
        MultiLayerNetwork wrapped =
                network(new Bidirectional(Bidirectional.Mode.CONCAT, recurrent().build()));
        MultiLayerNetwork own = network(recurrent().bidirectional(true).build());
        own.setParams(wrapped.params());
        INDArray values = vectors();
        INDArray labels = Networks.oneHot(Networks.ids(DataType.DOUBLE, 3, 2, TIME, 5), 2);
        wrapped.setLayerMaskArrays(RIGHT, null);
        own.setLayerMaskArrays(RIGHT, null);
        INDArray outputs = wrapped.feedForward(values, false).get(1);
        assertThat(outputs.distance2(own.feedForward(values, false).get(1))).isCloseTo(0, within(1e-12));
        DataSet batch = new DataSet(values, labels, RIGHT, RIGHT);
        wrapped.fit(batch);
        own.fit(batch);
        assertThat(wrapped.params().distance2(own.params())).isCloseTo(0, within(1e-12));
    }

    /** Which of two inputs is larger on average, of sequences of 2 to 6 steps. */
    @Test
    void learnsInTheWrapperAsWellAsTheStockLayer() {
        Layer stock = new LSTM.Builder().nIn(FEATURES).nOut(UNITS).build();
        Layer own = new Recurrent.Builder(new Lstm()).nIn(FEATURES).nOut(UNITS).build();
        double stockLoss = trained(new Bidirectional(Bidirectional.Mode.CONCAT, stock));
        double ownLoss = trained(new Bidirectional(Bidirectional.Mode.CONCAT, own));
        assertThat(stockLoss).isLessThan(0.3);
        assertThat(ownLoss).isLessThan(0.3);
    }

    private static double trained(Layer layer) {
        MultiLayerNetwork network = Networks.network(
                Networks.settings(DataType.DOUBLE, new Adam(0.02)), layer, Networks.head(2 * UNITS, 2));
        INDArray values = Networks.vectors(DataType.DOUBLE, 32, FEATURES, TIME, 8);
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, 32, 2, TIME);
        INDArray mask = Nd4j.zeros(DataType.DOUBLE, 32, TIME);
        for (int b = 0; b < 32; b++) {
            int length = 2 + b % (TIME - 1);
            double sum = 0;
            for (int t = 0; t < length; t++) {
                sum += values.getDouble(b, 0, t) - values.getDouble(b, 1, t);
                mask.putScalar(b, t, 1);
            }
            for (int t = 0; t < length; t++) {
                labels.putScalar(b, sum > 0 ? 1 : 0, t, 1);
            }
        }
        DataSet batch = new DataSet(values, labels, mask, mask);
        for (int step = 0; step < 150; step++) {
            network.fit(batch);
        }
        return network.score(batch);
    }

    @Test
    void scoresAreCollected() {
        MultiLayerNetwork network = network(recurrent().bidirectional(true).build());
        CollectScoresListener scores = new CollectScoresListener(1);
        network.setListeners(List.of(scores));
        DataSet batch = new DataSet(vectors(), Networks.oneHot(Networks.ids(DataType.DOUBLE, 3, 2, TIME, 5), 2));
        double before = network.score(batch);
        network.fit(batch);
        assertThat(scores.getListScore().getDouble(0)).isCloseTo(before, within(1e-9));
    }

    /** Half precision has three digits. DL4J calls the type deprecated, since it has another name as well. */
    @Test
    @SuppressWarnings("deprecation")
    void halfPrecisionRunsOnTheGenericKernel() {
        MultiLayerNetwork half = Networks.network(
                Networks.settings(DataType.HALF, new Sgd(0.1)), recurrent().build(), Networks.head(UNITS, 2));
        MultiLayerNetwork whole = Networks.network(
                Networks.settings(DataType.FLOAT, new Sgd(0.1)), recurrent().build(), Networks.head(UNITS, 2));
        half.setParams(whole.params().castTo(DataType.HALF));
        INDArray values = vectors();
        INDArray outputs = half.output(values.castTo(DataType.HALF)).castTo(DataType.FLOAT);
        assertThat(outputs.distance2(whole.output(values.castTo(DataType.FLOAT))))
                .isCloseTo(0, within(0.02));
    }

    @Test
    void anActivationIsRefused() {
        assertThatThrownBy(() -> recurrent().activation(Activation.RELU))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activation(relu), but the cell of a Recurrent layer has its own; leave it out");
        assertThatThrownBy(() -> new TokenEmbedding.Builder()
                        .nIn(3)
                        .nOut(2)
                        .activation(Activation.TANH)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activation(tanh), but a TokenEmbedding has its own; leave it out");
    }
}
