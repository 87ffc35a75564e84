package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.engine.DoubleSequencePredictor;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;

/** Buffers keep the values of earlier batches: those must not be seen in later ones. */
class PredictorReuseTest extends OneNativeThread {
    private static final int[] FULL = {6, 6, 6, 6, 6};
    private static final int[] UNEVEN = {6, 2, 5, 6, 3};

    @ParameterizedTest
    @MethodSource("org.rnn4j.models.network.PredictorSetting#all")
    void aLaterBatchIsThatOfAFreshModel(PredictorSetting setting) {
        for (int[] lengths : new int[][] {FULL, UNEVEN, PredictorSetting.LENGTHS}) {
            SequenceBatch batch = setting.batch(6, lengths);
            DoubleSequencePredictor used = model(setting);
            used.train(setting.batch(5, FULL), null, 0, 0);
            used.predict(setting.batch(7, PredictorSetting.LENGTHS));
            DoubleSequencePredictor fresh = model(setting);
            assertThat(used.train(batch, null, 0, 0).lossNats())
                    .isEqualTo(fresh.train(batch, null, 0, 0).lossNats());
            assertThat(used.gradients()).isEqualTo(fresh.gradients());
            assertThat(used.predict(batch).predictions())
                    .usingRecursiveComparison()
                    .isEqualTo(model(setting).predict(batch).predictions());
        }
    }

    private static DoubleSequencePredictor model(PredictorSetting setting) {
        return DoubleNetwork.predictor(
                setting.network(DataType.DOUBLE),
                Gemms.float64(),
                Workers.of(2),
                3,
                Search.of(DecodingSpec.defaults()));
    }
}
