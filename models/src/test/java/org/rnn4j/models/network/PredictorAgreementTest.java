package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.SequencePredictor.Predicted;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.engine.DoubleSequencePredictor;
import org.rnn4j.models.head.DoubleValueCriterion;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.layer.ValueLoss;
import org.rnn4j.models.parallel.Workers;
import org.rnn4j.models.task.ClassificationFactory;
import org.rnn4j.models.task.ForecastingOptions;
import org.rnn4j.models.task.GenerationFactory;
import org.rnn4j.models.task.TaggingFactory;
import org.rnn4j.models.task.TranscriptionFactory;

/** Predictors agree with each other and with DL4J, and do not depend on the layout of a batch. */
class PredictorAgreementTest extends OneNativeThread {
    private static final int[][] BOTH = {null, PredictorSetting.LENGTHS};

    @ParameterizedTest
    @MethodSource("org.rnn4j.models.network.PredictorSetting#all")
    void trainsLikeTheGenericModel(PredictorSetting setting) {
        MultiLayerNetwork network = setting.network(DataType.DOUBLE);
        SequencePredictor engine = engine(network.clone());
        SequencePredictor generic = new GenericSequencePredictor(network, Kernels.generic(), 3);
        for (int step = 0; step < 4; step++) {
            SequenceBatch batch = setting.batch(step, BOTH[step % 2]);
            Outcome a = engine.train(batch, null, 0.1, 0.5);
            Outcome b = generic.train(batch, null, 0.1, 0.5);
            assertThat(b.targets()).isEqualTo(a.targets());
            assertThat(b.lossNats()).isCloseTo(a.lossNats(), within(1e-9));
            assertThat(b.gradientNorm()).isCloseTo(a.gradientNorm(), within(1e-9));
            Predicted c = engine.predict(batch);
            Predicted d = generic.predict(batch);
            assertThat(d.outcome().lossNats()).isCloseTo(c.outcome().lossNats(), within(1e-9));
            assertThat(flat(d.predictions())).containsExactly(flat(c.predictions()), within(1e-6f));
        }
        assertThat(distance(engine, generic)).isLessThan(1e-9);
    }

    @ParameterizedTest
    @MethodSource("org.rnn4j.models.network.PredictorSetting#all")
    void predictionsMatchTheDl4jNetwork(PredictorSetting setting) {
        for (int[] lengths : BOTH) {
            MultiLayerNetwork network = setting.network(DataType.DOUBLE);
            SequenceBatch batch = setting.batch(3, lengths);
            INDArray given = network.output(input(network, batch), false, mask(batch), null);
            Predictions predictions = engine(network).predict(batch).predictions();
            for (int b = 0; b < batch.batch(); b++) {
                assertThat(one(predictions, b)).containsExactly(expected(setting, given, batch, b), within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.rnn4j.models.network.PredictorSetting#trainedByDl4j")
    void gradientsMatchTheDl4jNetwork(PredictorSetting setting) {
        for (int[] lengths : BOTH) {
            MultiLayerNetwork network = setting.network(DataType.DOUBLE);
            SequenceBatch batch = setting.batch(3, lengths);
            DoubleSequencePredictor engine = (DoubleSequencePredictor) engine(network.clone());
            Outcome outcome = engine.train(batch, null, 0, 0);
            network.setInput(input(network, batch));
            network.setLabels(labels(batch));
            boolean stepwise = batch.targets() instanceof TokenIds || batch.targets() instanceof RealVectors;
            network.setLayerMaskArrays(mask(batch), stepwise ? mask(batch) : null);
            network.computeGradientAndScore();
            double[] expected = network.getFlattenedGradients().dup().data().asDouble();
            double[] gradients = engine.gradients();
            for (int p = 0; p < expected.length; p++) { // DL4J sums over targets, the engine averages
                assertThat(gradients[p] * outcome.targets()).isCloseTo(expected[p], within(1e-9));
            }
        }
    }

    private static INDArray labels(SequenceBatch batch) {
        int b = batch.batch();
        if (batch.targets() instanceof ClassIds classes) {
            INDArray oneHot = Nd4j.zeros(DataType.DOUBLE, b, 3);
            for (int i = 0; i < b; i++) {
                oneHot.putScalar(i, classes.classes()[i], 1);
            }
            return oneHot;
        }
        if (batch.targets() instanceof TokenIds ids) {
            INDArray oneHot = Nd4j.zeros(DataType.DOUBLE, b, 4, ids.time());
            for (int i = 0; i < b; i++) {
                for (int t = 0; t < ids.time(); t++) {
                    oneHot.putScalar(i, ids.at(i, t), t, 1);
                }
            }
            return oneHot;
        }
        if (batch.targets() instanceof TokenSequences labels) {
            INDArray ids = Nd4j.zeros(DataType.DOUBLE, b, labels.ids().time());
            for (int i = 0; i < b; i++) {
                for (int t = 0; t < labels.lengths()[i]; t++) {
                    ids.putScalar(i, t, labels.ids().at(i, t));
                }
            }
            return ids;
        }
        if (batch.targets() instanceof OneVector vector) {
            return Nd4j.createFromArray(vector.values()).castTo(DataType.DOUBLE).reshape('c', b, vector.width());
        }
        return reals((RealVectors) batch.targets());
    }

    /** The prediction for sequence b expected from a DL4J network's output, in the order of {@link #one}. */
    private static float[] expected(PredictorSetting setting, INDArray given, SequenceBatch batch, int b) {
        INDArray row = given.get(NDArrayIndex.point(b));
        if (given.rank() == 2 && setting.factory() instanceof ClassificationFactory) {
            return row.castTo(DataType.FLOAT).toFloatVector();
        }
        int length = given.rank() == 2 ? 1 : batch.lengths() == null ? PredictorSetting.TIME : batch.lengths()[b];
        INDArray steps = given.rank() == 2 ? row.reshape(row.length(), 1) : row; // [outputs, time]
        if (setting.factory() instanceof TaggingFactory) {
            float[] tags = new float[2 * length];
            for (int t = 0; t < length; t++) {
                INDArray step = steps.getColumn(t);
                tags[t] = step.argMax().getInt(0);
                tags[length + t] = step.maxNumber().floatValue();
            }
            return tags;
        }
        if (setting.factory() instanceof TranscriptionFactory) {
            float[] logs = new float[0];
            for (int t = 0; t < length; t++) {
                logs = join(
                        logs,
                        Transforms.log(steps.getColumn(t))
                                .castTo(DataType.FLOAT)
                                .toFloatVector());
            }
            return logs;
        }
        if (setting.factory() instanceof GenerationFactory) {
            float[] parameters = new float[0];
            for (int t = 0; t < length; t++) {
                parameters = join(
                        parameters, steps.getColumn(t).castTo(DataType.FLOAT).toFloatVector());
            }
            return parameters;
        }
        ValueLoss loss = new ValueLoss(
                setting.job().options(ForecastingOptions.class).model().distribution());
        DoubleValueCriterion criterion = new DoubleValueCriterion(
                loss.distribution(), setting.output() instanceof OutputSpec.OneVector values ? values.width() : 2);
        Predictions predictions = criterion.newPredictions(1);
        for (int t = 0; t < length; t++) {
            criterion.predict(steps.getColumn(t).dup().toDoubleVector(), 0, 0, t, length, predictions);
        }
        return one(predictions, 0);
    }

    @ParameterizedTest
    @MethodSource("org.rnn4j.models.network.PredictorSetting#all")
    void paddingDoesNotChangeResults(PredictorSetting setting) {
        for (int[] lengths : BOTH) {
            MultiLayerNetwork network = setting.network(DataType.FLOAT);
            SequencePredictor model = setting.factory().restore(setting.job(), new Dl4jNetwork(network.clone()));
            SequencePredictor other = setting.factory().restore(setting.job(), new Dl4jNetwork(network));
            SequenceBatch batch = setting.batch(3, lengths);
            SequenceBatch longer = PredictorSetting.padded(batch, 3);
            assertThat(flat(other.predict(longer).predictions()))
                    .containsExactly(flat(model.predict(batch).predictions()), within(1e-6f));
            Outcome a = model.train(batch, null, 0.1, 0);
            Outcome b = other.train(longer, null, 0.1, 0);
            assertThat(b.targets()).isEqualTo(a.targets());
            assertThat(b.lossNats()).isCloseTo(a.lossNats(), within(1e-5));
            assertThat(distance(model, other)).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("org.rnn4j.models.network.PredictorSetting#all")
    void resultsDoNotDependOnTheOrderOfABatch(PredictorSetting setting) {
        int[] turned = {3, 0, 4, 2, 1};
        for (int[] lengths : BOTH) {
            MultiLayerNetwork network = setting.network(DataType.FLOAT);
            SequencePredictor model = setting.factory().restore(setting.job(), new Dl4jNetwork(network.clone()));
            SequencePredictor other = setting.factory().restore(setting.job(), new Dl4jNetwork(network));
            SequenceBatch batch = setting.batch(3, lengths);
            SequenceBatch reordered = PredictorSetting.reordered(batch, turned);
            Predictions straight = model.predict(batch).predictions();
            Predictions predictions = other.predict(reordered).predictions();
            for (int b = 0; b < turned.length; b++) {
                assertThat(one(predictions, b)).containsExactly(one(straight, turned[b]), within(1e-6f));
            }
            model.train(batch, null, 0.1, 0);
            other.train(reordered, null, 0.1, 0);
            assertThat(distance(model, other)).isLessThan(1e-6);
        }
    }

    private static SequencePredictor engine(MultiLayerNetwork network) {
        return DoubleNetwork.predictor(network, Gemms.float64(), Workers.of(2), 3, Search.of(DecodingSpec.defaults()));
    }

    /** Maximum absolute difference between the parameters of two models. */
    private static double distance(SequencePredictor one, SequencePredictor other) {
        return Dl4jNetwork.of(one.network())
                .layers()
                .params()
                .sub(Dl4jNetwork.of(other.network()).layers().params())
                .amaxNumber()
                .doubleValue();
    }

    private static INDArray input(MultiLayerNetwork network, SequenceBatch batch) {
        return new GenericNetwork(network, Kernels.generic(), 3)
                .array(batch.inputs())
                .castTo(DataType.DOUBLE);
    }

    private static INDArray reals(RealVectors vectors) {
        return Nd4j.createFromArray(vectors.values())
                .castTo(DataType.DOUBLE)
                .reshape('c', vectors.batch(), vectors.features(), vectors.time());
    }

    private static INDArray mask(SequenceBatch batch) {
        if (batch.lengths() == null) {
            return null;
        }
        INDArray mask = Nd4j.zeros(DataType.DOUBLE, batch.batch(), PredictorSetting.TIME);
        for (int b = 0; b < batch.batch(); b++) {
            for (int t = 0; t < batch.lengths()[b]; t++) {
                mask.putScalar(b, t, 1);
            }
        }
        return mask;
    }

    private static float[] flat(Predictions predictions) {
        float[] all = new float[0];
        for (int b = 0; b < predictions.batch(); b++) {
            all = join(all, one(predictions, b));
        }
        return all;
    }

    /** All values predicted for sequence b. */
    private static float[] one(Predictions predictions, int b) {
        if (predictions instanceof Predictions.ClassProbabilities classes) {
            return classes.probabilities()[b];
        }
        if (predictions instanceof Predictions.TagPaths paths) {
            float[] tags = new float[paths.tags()[b].length];
            for (int t = 0; t < tags.length; t++) {
                tags[t] = paths.tags()[b][t];
            }
            return join(tags, paths.probabilities()[b]);
        }
        if (predictions instanceof Predictions.Sequences sequences) {
            return Arrays.stream(sequences.labels()[b]).reduce(new float[0], PredictorAgreementTest::join);
        }
        if (predictions instanceof Predictions.Steps steps) {
            return Arrays.stream(steps.parameters()[b]).reduce(new float[0], PredictorAgreementTest::join);
        }
        Predictions.Values values = (Predictions.Values) predictions;
        float[] all = values.point()[b];
        for (float[] quantiles : values.quantiles()[b]) {
            all = join(all, quantiles);
        }
        return all;
    }

    private static float[] join(float[] a, float[] b) {
        float[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
