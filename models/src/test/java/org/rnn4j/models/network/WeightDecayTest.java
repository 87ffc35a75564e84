package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;

/** AdamW: an update of Adam, less learning rate · weight decay · weight, of all weights but the biases. */
class WeightDecayTest extends OneNativeThread {
    private static final double RATE = 0.1;
    private static final double DECAY = 0.03;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void weightsDecayAndBiasesDoNot(boolean engine) {
        Map<String, INDArray> before = network(DECAY).paramTable();
        Map<String, INDArray> plain = trained(0, engine);
        Map<String, INDArray> decayed = trained(DECAY, engine);
        before.forEach((name, value) -> {
            boolean bias = name.endsWith("_b");
            for (long i = 0; i < value.length(); i++) {
                double expected = plain.get(name).getDouble(i) - (bias ? 0 : RATE * DECAY * value.getDouble(i));
                assertThat(decayed.get(name).getDouble(i)).as(name).isCloseTo(expected, within(1e-12));
            }
        });
        assertThat(before.keySet()).anyMatch(name -> name.endsWith("_b"));
    }

    private static Map<String, INDArray> trained(double decay, boolean engine) {
        Function<MultiLayerNetwork, SequencePredictor> predictor = engine
                ? network -> DoubleNetwork.predictor(
                        network, Gemms.float64(), Workers.of(2), 3, Search.of(DecodingSpec.defaults()))
                : network -> new GenericSequencePredictor(network, Kernels.generic(), 3);
        try (SequencePredictor model = predictor.apply(network(decay))) {
            model.train(setting().batch(1, null), null, RATE, 0);
            return Dl4jNetwork.of(model.network()).layers().paramTable();
        }
    }

    private static PredictorSetting setting() {
        return PredictorSetting.classifies(
                "cell: lstm, bidirectional: true, pooling: attention", new InputSpec.Tokens(7));
    }

    private static MultiLayerNetwork network(double decay) {
        JobSpec job = Models.parse("""
                task: classification
                seed: 3
                model: {hidden-size: 4, layers: 1, cell: lstm, bidirectional: true, pooling: attention, embedding-size: 3}
                training: {optimizer: {type: adam, epsilon: 1e-3, weight-decay: %s}}
                """.formatted(decay));
        PredictorSetting setting = setting();
        return setting.factory().network(job, setting.input(), setting.output(), DataType.DOUBLE);
    }
}
