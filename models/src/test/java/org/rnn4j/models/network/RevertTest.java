package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;

/** A model that returns to its last saved parameters trains on as it did from there. */
class RevertTest extends OneNativeThread {
    private static final PredictorSetting SETTING =
            PredictorSetting.forecasts("cell: gru", new InputSpec.Vectors(3), new OutputSpec.OneVector(2));

    static Stream<Arguments> everyModelAndUpdater() {
        return Stream.of("adam", "rmsprop", "{type: sgd, momentum: 0.9}", "{type: sgd, momentum: 0}")
                .flatMap(optimizer -> Stream.of(true, false).map(engine -> Arguments.of(optimizer, engine)));
    }

    @ParameterizedTest
    @MethodSource("everyModelAndUpdater")
    void trainsOnAsItDidFromThere(String optimizer, boolean engine) {
        SequenceModel model = model(optimizer, engine);
        for (int step = 0; step < 3; step++) {
            train(model, step);
        }
        model.network();
        Outcome[] first = {train(model, 3), train(model, 4), train(model, 5)};
        double[] reached = state(model.network()); // the engine copies its parameters to the network only now
        for (int step = 0; step < 3; step++) {
            train(model, 9 + step);
        }
        model.revert();
        assertThat(state(model.network())).isEqualTo(reached);

        SequenceModel again = model(optimizer, engine);
        for (int step = 0; step < 3; step++) {
            train(again, step);
        }
        again.network();
        train(again, 7);
        again.revert();
        for (int step = 0; step < 3; step++) {
            Outcome outcome = train(again, 3 + step);
            assertThat(outcome.lossNats()).isEqualTo(first[step].lossNats());
            assertThat(outcome.gradientNorm()).isEqualTo(first[step].gradientNorm());
        }
        assertThat(state(again.network())).isEqualTo(reached);
    }

    @ParameterizedTest
    @MethodSource("everyModelAndUpdater")
    void learnsNothingFromALossThatIsNotFinite(String optimizer, boolean engine) {
        SequenceModel model = model(optimizer, engine);
        train(model, 1);
        double[] before = state(model.network());
        SequenceBatch batch = SETTING.batch(2, PredictorSetting.LENGTHS);
        float[] values = new float[PredictorSetting.BATCH * 2];
        Arrays.fill(values, Float.POSITIVE_INFINITY);
        OneVector targets = new OneVector(PredictorSetting.BATCH, 2, values);
        Outcome outcome =
                model.train(new SequenceBatch(batch.inputs(), targets, batch.lengths(), false), null, 0.01, 1);
        assertThat(outcome.lossNats()).isInfinite();
        assertThat(state(model.network())).isEqualTo(before);
    }

    private static Outcome train(SequenceModel model, int seed) {
        return model.train(SETTING.batch(seed, PredictorSetting.LENGTHS), null, 0.05, 1);
    }

    private static SequenceModel model(String optimizer, boolean engine) {
        MultiLayerNetwork network = SETTING.factory()
                .network(
                        Models.parse("""
                                task: forecasting
                                seed: 3
                                threads: 2
                                model: {cell: gru, hidden-size: 4, layers: 1, dropout: 0.5}
                                training: {optimizer: %s}
                                """.formatted(optimizer)),
                        SETTING.input(),
                        SETTING.output(),
                        engine ? DataType.FLOAT : DataType.DOUBLE);
        return engine
                ? FloatNetwork.predictor(network, Gemms.float32(), Workers.of(2), 3, null)
                : new GenericSequencePredictor(network, Kernels.generic(), 3);
    }

    /** Parameters, and the state of the updater. */
    private static double[] state(SavedNetwork saved) {
        MultiLayerNetwork network = Dl4jNetwork.of(saved).layers();
        INDArray updater = network.getUpdater().getStateViewArray();
        double[] parameters = network.params().toDoubleVector();
        double[] rest = updater == null ? new double[0] : updater.toDoubleVector();
        double[] all = Arrays.copyOf(parameters, parameters.length + rest.length);
        System.arraycopy(rest, 0, all, parameters.length, rest.length);
        return all;
    }
}
