package org.rnn4j.models.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.generate.PieceSpec;
import org.rnn4j.core.generate.StepGenerator;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.SequencePredictor.Predicted;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.Made;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.core.sequence.Predictions.Steps;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.StepCodec;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;

/** Models of the next step of a point on a circle, and of features that are on in turn. */
class GenerationFactoryTest extends OneNativeThread {
    private static final int BATCH = 16;
    private static final int TIME = 24;
    private static final double TURN = 0.4;

    private static JobSpec job(String model, String training) {
        return Models.parse("""
                task: generation
                seed: 3
                threads: 1
                model: {cell: gru, hidden-size: 24, layers: 1%s}
                training: {optimizer: {type: adam, learning-rate: 0.01}%s}
                """.formatted(model, training));
    }

    /** Steps without a file format. */
    private record Plain(int inputFeatures) implements StepCodec {
        @Override
        public String format() {
            return "plain";
        }

        @Override
        public JsonNode toJson() {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private interface Path {
        double at(int f, int t, double phase);
    }

    private static double circle(int f, int t, double phase) {
        return f == 0 ? Math.cos(phase + TURN * t) : Math.sin(phase + TURN * t);
    }

    private static double turns(int f, int t, double phase) {
        return (t + (int) phase) % 3 == f ? 1 : 0;
    }

    /** Inputs are the step before, zeros at first. */
    private static SequenceBatch batch(Random random, int features, Path path) {
        float[] inputs = new float[BATCH * features * TIME];
        float[] targets = inputs.clone();
        for (int b = 0; b < BATCH; b++) {
            double phase = 6 * random.nextDouble();
            for (int f = 0; f < features; f++) {
                for (int t = 0; t < TIME; t++) {
                    targets[(b * features + f) * TIME + t] = (float) path.at(f, t, phase);
                    if (t + 1 < TIME) {
                        inputs[(b * features + f) * TIME + t + 1] = (float) path.at(f, t, phase);
                    }
                }
            }
        }
        return new SequenceBatch(
                new RealVectors(BATCH, features, TIME, inputs),
                new RealVectors(BATCH, features, TIME, targets),
                null,
                false);
    }

    private static SequencePredictor trained(JobSpec job, OutputSpec output, int features, Path path, int steps) {
        SequencePredictor model = new GenerationFactory().create(job, new InputSpec.Vectors(features), output);
        Random random = new Random(5);
        for (int i = 0; i < steps; i++) {
            model.train(batch(random, features, path), null, 0.01, 1);
        }
        return model;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", residual-output: true", ", residual-output: true|, own-input: 4", "|, own-input: 4"})
    void aPointThatWasTaughtToTurnKeepsTurning(String options) {
        String[] parts = options.split("\\|", -1);
        JobSpec job = job(", components: 2" + parts[0], parts.length > 1 ? parts[1] : "");
        SequencePredictor model = trained(job, new OutputSpec.RealValues(2), 2, GenerationFactoryTest::circle, 250);
        List<double[]> prompt = List.of(
                new double[] {circle(0, 0, 1), circle(1, 0, 1)},
                new double[] {circle(0, 1, 1), circle(1, 1, 1)},
                new double[] {circle(0, 2, 1), circle(1, 2, 1)});
        Made made = new StepGenerator(model, new Plain(2))
                .generate(PieceSpec.one(Optional.of(new Piece.Steps(prompt)), 0, 17, 1))
                .get(0);
        assertThat(made.generated()).isEqualTo(17);
        assertThat(made.ended()).isFalse();
        List<double[]> steps = ((Piece.Steps) made.piece()).steps();
        for (int t = 0; t < 20; t++) {
            assertThat(steps.get(t)).containsExactly(new double[] {circle(0, t, 1), circle(1, t, 1)}, within(0.5));
        }
    }

    @Test
    void ownInputsAreNotTheTrueOnes() {
        OutputSpec values = new OutputSpec.RealValues(2);
        SequencePredictor own =
                new GenerationFactory().create(job("", ", own-input: 3"), new InputSpec.Vectors(2), values);
        SequencePredictor truth = new GenerationFactory().create(job("", ""), new InputSpec.Vectors(2), values);
        SequenceBatch batch = batch(new Random(1), 2, GenerationFactoryTest::circle);
        assertThat(own.evaluate(batch, null).lossNats())
                .isEqualTo(truth.evaluate(batch, null).lossNats());
        float[] before = ((RealVectors) batch.inputs()).values().clone();
        double ownLoss = own.train(batch, null, 0, 0).lossNats();
        assertThat(ownLoss).isNotEqualTo(truth.train(batch, null, 0, 0).lossNats());
        assertThat(((RealVectors) batch.inputs()).values()).isEqualTo(before);
    }

    @Test
    void residualMeansAreRelativeToTheInput() {
        OutputSpec values = new OutputSpec.RealValues(2);
        SequencePredictor residual = new GenerationFactory()
                .create(job(", components: 1, residual-output: true", ""), new InputSpec.Vectors(2), values);
        SequencePredictor plain =
                new GenerationFactory().create(job(", components: 1", ""), new InputSpec.Vectors(2), values);
        SequenceBatch batch = batch(new Random(1), 2, GenerationFactoryTest::circle);
        float[] changed = ((Steps) residual.predict(batch).predictions()).parameters()[2][5];
        float[] given = ((Steps) plain.predict(batch).predictions()).parameters()[2][5];
        RealVectors inputs = (RealVectors) batch.inputs();
        assertThat(changed[1]).isCloseTo(given[1] + inputs.at(2, 0, 5), within(1e-6f));
        assertThat(changed[2]).isCloseTo(given[2] + inputs.at(2, 1, 5), within(1e-6f));
        assertThat(new float[] {changed[0], changed[3], changed[4]})
                .isEqualTo(new float[] {given[0], given[3], given[4]});
    }

    @Test
    void featuresThatAreOnInTurnAreLearnedAndContinued() {
        SequencePredictor model =
                trained(job("", ""), new OutputSpec.MultiHot(3), 3, GenerationFactoryTest::turns, 150);
        List<double[]> prompt = List.of(new double[] {0, 1, 0}, new double[] {0, 0, 1});
        PieceSpec spec = new PieceSpec(Optional.of(new Piece.Steps(prompt)), List.of(0.0, 0.5), 4, 0, 1, 1);
        for (Made made : new StepGenerator(model, new Plain(3)).generate(spec)) {
            List<double[]> steps = ((Piece.Steps) made.piece()).steps();
            assertThat(steps).hasSize(6);
            assertThat(steps.get(2)).containsExactly(1, 0, 0);
            assertThat(steps.get(5)).containsExactly(1, 0, 0);
        }
    }

    @Test
    void aPieceDoesNotDependOnTheOthers() {
        SequencePredictor model =
                new GenerationFactory().create(job("", ""), new InputSpec.Vectors(5), new OutputSpec.Strokes());
        StepGenerator generator = new StepGenerator(model, new Plain(5));
        List<Made> three = generator.generate(new PieceSpec(Optional.empty(), List.of(1.0, 1.0, 1.0), 30, 0, 1, 8));
        List<double[]> second = ((Piece.Steps) three.get(1).piece()).steps();
        List<double[]> alone = ((Piece.Steps) generator
                        .generate(PieceSpec.one(Optional.empty(), 1, 30, 9))
                        .get(0)
                        .piece())
                .steps();
        assertThat(alone).hasSameSizeAs(second);
        for (int t = 0; t < alone.size(); t++) {
            assertThat(alone.get(t)).containsExactly(second.get(t), within(1e-5));
        }
        assertThat(three).anyMatch(Made::ended); // an untrained model ends after three steps on average
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", residual-output: true"})
    void stepByStepEqualsTheWholeSequence(String options) {
        SequencePredictor model = new GenerationFactory()
                .create(job(options, ""), new InputSpec.Vectors(2), new OutputSpec.RealValues(2));
        SequenceBatch batch = batch(new Random(1), 2, GenerationFactoryTest::circle);
        Steps whole = (Steps) model.predict(batch).predictions();
        RealVectors inputs = (RealVectors) batch.inputs();
        RnnState state = null;
        for (int t = 0; t < TIME; t++) {
            float[] step = new float[BATCH * 2];
            for (int row = 0; row < step.length; row++) {
                step[row] = inputs.values()[row * TIME + t];
            }
            Predicted next = model.advance(
                    new SequenceBatch(
                            new RealVectors(BATCH, 2, 1, step), new SequenceValues.None(BATCH), null, state != null),
                    state);
            state = next.outcome().after();
            for (int b = 0; b < BATCH; b++) {
                assertThat(((Steps) next.predictions()).parameters()[b][0])
                        .containsExactly(whole.parameters()[b][t], within(1e-5f));
            }
        }
    }

    @Test
    void optionsThatDoNotApplyAreErrors() {
        JobSpec job = job(", components: 3", "");
        assertThatThrownBy(
                        () -> new GenerationFactory().create(job, new InputSpec.Vectors(3), new OutputSpec.MultiHot(3)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "model.components = 3, but steps of features that are on or off have no mixture; leave it out");
    }
}
