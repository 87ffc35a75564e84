package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.engine.DoubleSequencePredictor;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;

class PredictorGradientTest extends OneNativeThread {
    private static final double STEP = 1e-5;

    /** With the larger step, some of the many activations would cross the kink of the rectifier. */
    private static final double STEP_WITH_IMAGES = 1e-7;

    @ParameterizedTest
    @MethodSource("org.rnn4j.models.network.PredictorSetting#unweighted")
    void gradientsMatchFiniteDifferences(PredictorSetting setting) {
        for (int[] lengths : new int[][] {null, PredictorSetting.LENGTHS}) {
            SequenceBatch batch = setting.batch(5, lengths);
            MultiLayerNetwork network = setting.network(DataType.DOUBLE);
            DoubleSequencePredictor model = model(network);
            Outcome outcome = model.train(batch, null, 0, 0);
            assertThat(outcome.lossNats() / outcome.targets()).isCloseTo(loss(network, batch), within(1e-12));
            double step = setting.hasImages() ? STEP_WITH_IMAGES : STEP;
            double[] gradients = model.gradients();
            for (int p = 0; p < gradients.length; p++) {
                double value = network.params().getDouble(p);
                network.params().putScalar(p, value + step);
                double above = loss(network, batch);
                network.params().putScalar(p, value - step);
                double below = loss(network, batch);
                network.params().putScalar(p, value);
                assertThat(gradients[p])
                        .as("parameter %d", p)
                        .isCloseTo((above - below) / (2 * step), within(1e-7 + 1e-5 * Math.abs(gradients[p])));
            }
        }
    }

    private static double loss(MultiLayerNetwork network, SequenceBatch batch) {
        Outcome outcome = model(network).evaluate(batch, null);
        return outcome.lossNats() / outcome.targets();
    }

    private static DoubleSequencePredictor model(MultiLayerNetwork network) {
        return DoubleNetwork.predictor(network, Gemms.float64(), Workers.of(2), 3, Search.of(DecodingSpec.defaults()));
    }
}
