package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.SequencePredictor.Predicted;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.Predictions.Values;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.task.ClassificationFactory;

class SequencePredictorTest extends OneNativeThread {

    @ParameterizedTest
    @MethodSource("org.rnn4j.models.network.PredictorSetting#all")
    void continuesTrainingAfterSavingAndLoading(PredictorSetting plain) throws IOException {
        PredictorSetting setting = plain.with(
                plain.readsSegments() ? "dropout: 0.2" : "dropout: 0.2, recurrent-dropout: 0.1, zoneout: 0.1");
        SequencePredictor whole = model(setting);
        SequencePredictor half = model(setting);
        for (int step = 0; step < 3; step++) {
            train(whole, setting, step);
            train(half, setting, step);
        }
        SequencePredictor restored = setting.factory()
                .restore(
                        setting.job(),
                        new Dl4jNetwork(
                                loaded(saved(Dl4jNetwork.of(half.network()).model()))));
        for (int step = 3; step < 6; step++) {
            train(whole, setting, step);
            train(restored, setting, step);
        }
        assertThat(parameters(restored)).isEqualTo(parameters(whole));
        assertThat(Dl4jNetwork.of(restored.network()).layers().getLayerWiseConfigurations())
                .isEqualTo(Dl4jNetwork.of(whole.network()).layers().getLayerWiseConfigurations());
    }

    private static void train(SequencePredictor model, PredictorSetting setting, int step) {
        model.train(setting.batch(step, step % 2 == 0 ? null : PredictorSetting.LENGTHS), null, 0.1, 1);
    }

    private static SequencePredictor model(PredictorSetting setting) {
        return setting.factory().create(setting.job(), setting.input(), setting.output());
    }

    private static INDArray parameters(SequencePredictor model) {
        return Dl4jNetwork.of(model.network()).layers().params();
    }

    private static byte[] saved(Model network) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, out, true);
        return out.toByteArray();
    }

    private static MultiLayerNetwork loaded(byte[] zip) throws IOException {
        return ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(zip), true);
    }

    @ParameterizedTest
    @MethodSource("org.rnn4j.models.network.PredictorSetting#all")
    void predictsWithoutTargets(PredictorSetting setting) {
        SequencePredictor model = model(setting);
        SequenceBatch known = setting.batch(1, PredictorSetting.LENGTHS);
        SequenceBatch unknown =
                new SequenceBatch(known.inputs(), new SequenceValues.None(known.batch()), known.lengths(), false);
        Predicted predicted = model.predict(unknown);
        assertThat(predicted.outcome().lossNats()).isZero();
        assertThat(predicted.outcome().targets()).isZero();
        assertThat(predicted.predictions())
                .usingRecursiveComparison()
                .isEqualTo(model.predict(known).predictions());
        assertThatThrownBy(() -> model.train(unknown, null, 0.1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot train on a batch without targets");
    }

    @Test
    void classifiesSequencesOfOneStep() {
        PredictorSetting setting = PredictorSetting.classifies("cell: lstm", new InputSpec.Vectors(2));
        SequencePredictor model = model(setting);
        float[] points = {1, 0, 0, 1, -1, -1}; // [batch 3, features 2, time 1]
        SequenceBatch batch =
                new SequenceBatch(new RealVectors(3, 2, 1, points), new ClassIds(new int[] {0, 1, 2}), null, false);
        for (int step = 0; step < 300; step++) {
            model.train(batch, null, 0.5, 5);
        }
        ClassProbabilities predictions =
                (ClassProbabilities) model.predict(batch).predictions();
        for (int b = 0; b < 3; b++) {
            assertThat(predictions.best(b)).isEqualTo(b);
            assertThat(predictions.probabilities()[b][b]).isGreaterThan(0.9f);
        }
    }

    @Test
    void carriesTheStateOfAUnidirectionalNetworkOnly() {
        PredictorSetting forward = PredictorSetting.classifies("cell: lstm", new InputSpec.Tokens(7));
        RnnState after = model(forward).evaluate(forward.batch(1, null), null).after();
        assertThat(after.parts()).isEqualTo(2);
        PredictorSetting both = PredictorSetting.classifies("cell: lstm, bidirectional: true", new InputSpec.Tokens(7));
        assertThat(model(both).evaluate(both.batch(1, null), null).after().parts())
                .isZero();
    }

    @Test
    void classWeightsScaleTheGradientsAndNotTheLoss() {
        assertThat(ClassificationFactory.balanced(List.of(8L, 1L, 3L))).containsExactly(0.5, 4, 12 / 9.0);
        PredictorSetting plain = PredictorSetting.classifies("cell: gru", new InputSpec.Tokens(7));
        SequencePredictor model = model(plain);
        SequencePredictor weighted = model(plain.with("class-weights: balanced"));
        for (int k = 0; k < 3; k++) {
            SequenceBatch one = new SequenceBatch(
                    plain.batch(1, null).inputs(), new ClassIds(new int[] {k, k, k, k, k}), null, false);
            double weight = ClassificationFactory.balanced(List.of(8L, 1L, 3L))[k];
            assertThat(weighted.evaluate(one, null).lossNats())
                    .isEqualTo(model.evaluate(one, null).lossNats());
            Outcome plainly = model.train(one, null, 0, 0);
            Outcome byWeight = weighted.train(one, null, 0, 0);
            assertThat(byWeight.lossNats()).isEqualTo(plainly.lossNats());
            assertThat(byWeight.gradientNorm()).isCloseTo(weight * plainly.gradientNorm(), within(1e-5));
        }
    }

    @Test
    void unknownTargetsDoNotContributeToLossOrGradient() {
        PredictorSetting setting =
                PredictorSetting.forecasts("cell: gru", new InputSpec.Vectors(3), new OutputSpec.RealValues(1));
        SequencePredictor holes = model(setting);
        SequencePredictor rightThere = model(setting);
        SequenceBatch batch = setting.batch(1, null);
        int time = PredictorSetting.TIME;
        float[] targets = new float[PredictorSetting.BATCH * time];
        float[] predicted = targets.clone();
        Predicted before = holes.predict(withTargets(batch, targets));
        double loss = 0;
        for (int j = 0; j < targets.length; j++) {
            float prediction = ((Values) before.predictions()).point()[j / time][j % time];
            boolean known = j % 4 != 3;
            targets[j] = known ? 1 : Float.NaN;
            predicted[j] = known ? 1 : prediction; // no error, so no gradient
            loss += known ? (prediction - 1) * (prediction - 1) / 2 : 0;
        }
        assertThat(holes.predict(withTargets(batch, targets)).outcome().lossNats())
                .isCloseTo(loss, within(1e-5));
        holes.train(withTargets(batch, targets), null, 0.1, 0);
        rightThere.train(
                withTargets(batch, predicted), null, 0.1 * 30 / 23, 0); // the mean is over the 23 known targets
        assertThat(parameters(holes).equalsWithEps(parameters(rightThere), 1e-5))
                .isTrue();
    }

    private static SequenceBatch withTargets(SequenceBatch batch, float[] targets) {
        SequenceValues values = new RealVectors(PredictorSetting.BATCH, 1, PredictorSetting.TIME, targets.clone());
        return new SequenceBatch(batch.inputs(), values, null, false);
    }

    @Test
    void listsTheParametersOfEveryLayer() {
        PredictorSetting setting = PredictorSetting.classifies(
                "cell: gru, pooling: attention, bidirectional: true, embedding-size: 3", new InputSpec.Tokens(7));
        assertThat(setting.network(DataType.FLOAT).paramTable().keySet())
                .containsExactly(
                        "0_W", "1_fW", "1_fU", "1_fb", "1_bW", "1_bU", "1_bb", "2_W", "2_b", "2_v", "3_W", "3_b");
    }
}
