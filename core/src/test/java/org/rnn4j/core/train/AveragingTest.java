package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.job.ScheduleSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.ParameterVector;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.tiny.TinyText;

/** Five steps of 10 targets in an epoch, and two epochs; a validation after every second step. */
class AveragingTest {
    private static final TinyText TEXT =
            new TinyText(new TinyCodec("ab"), "aabbabaabb".repeat(5) + "a", "aabbbbaa".repeat(4));

    /** The mean of all ten; and shares of 1, 1, 2/3, 2/4 ... 2/10, so that step t counts about t times. */
    @Test
    void theModelOfATrainingIsTheAverageOfItsSteps() {
        List<double[]> steps = steps(0);
        assertThat(steps).hasSize(10);
        assertClose(trained(1), weighted(steps, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
        assertClose(trained(0.5), weighted(steps, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    }

    @Test
    void withoutAnAverageTheModelIsThatOfTheLastStep() {
        List<double[]> steps = steps(0);
        assertThat(trained(0)).isEqualTo(steps.get(9));
    }

    @Test
    void theTrainingItselfIsTheSame() {
        List<double[]> with = steps(0.5);
        List<double[]> without = steps(0);
        for (int s = 0; s < 10; s++) {
            assertThat(with.get(s)).isEqualTo(without.get(s));
        }
    }

    @Test
    void theAverageIsWhatIsValidatedAndSaved() {
        TinyModel model = new TinyModel(2);
        List<Double> validated = new ArrayList<>();
        List<Double> saved = new ArrayList<>();
        new Trainer(spec(1, 1), 1).train(model, TEXT, new TrainingListener() {
            @Override
            public void onValidation(ValidationReport report) {
                validated.add(report.evaluation().lossNats());
            }

            @Override
            public void onCheckpoint(TrainingState state, boolean best) {
                TinyModel copy = new TinyModel(2);
                Copy.parameters(model, copy);
                saved.add(new Evaluator(new BatchPlan(1, 10, 0, 1))
                        .evaluate(copy, TEXT, Split.VALIDATION)
                        .lossNats());
            }
        });
        assertThat(validated).hasSize(3); // after steps 2, 4 and 5
        assertThat(saved.get(1)).isEqualTo(validated.get(0));
        assertThat(saved.get(3)).isEqualTo(validated.get(1));
        TinyModel mean = new TinyModel(2);
        Copy.values(weighted(steps(0), 1, 1, 0, 0, 0, 0, 0, 0, 0, 0), mean);
        assertThat(validated.get(0))
                .isEqualTo(
                        new Evaluator(new BatchPlan(1, 10, 0, 1))
                                .evaluate(mean, TEXT, Split.VALIDATION)
                                .lossNats(),
                        within(1e-12));
    }

    @Test
    void aResumedTrainingKeepsParametersAndAverage() {
        for (int stop = 1; stop < 10; stop++) {
            TinyModel first = new TinyModel(2);
            TrainingState state = until(first, stop);
            TinyModel second = new TinyModel(2);
            Copy.parameters(first, second);
            new Trainer(spec(0.5, 2), 1).resume(second, TEXT, state, TrainingListener.silent());
            assertThat(parameters(second)).as("stopped after step %d", stop).isEqualTo(trained(0.5));
        }
    }

    @Test
    void aTrainingWithoutAnAverageContinuesWithTheParametersOfOneThatHadIt() {
        TinyModel model = new TinyModel(2);
        TrainingState state = until(model, 4);
        new Trainer(spec(0, 2), 1).resume(model, TEXT, state, TrainingListener.silent());
        assertThat(parameters(model)).isEqualTo(steps(0).get(9));
    }

    /** The loss of step 3 is NaN once: the training returns to step 2, whose average it has as well. */
    @Test
    void aTrainingThatDivergesReturnsToTheAverageOfItsLastGoodModel() {
        TinyModel model = new TinyModel(2) {
            private int calls;

            @Override
            public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
                Outcome outcome = super.train(batch, before, learningRate, clipNorm);
                calls++;
                return calls == 3
                        ? new Outcome(Double.NaN, outcome.targets(), outcome.gradientNorm(), outcome.after())
                        : outcome;
            }
        };
        List<double[]> steps = new ArrayList<>();
        new Trainer(spec(1, 2), 1).train(model, TEXT, recorder(model, steps));
        assertThat(steps).hasSize(10);
        assertClose(parameters(model), weighted(steps, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    }

    @Test
    void aModelThatKeepsNoAverageIsRefused() {
        TinyModel model = new TinyModel(2) {
            @Override
            public Optional<WeightAverage> average() {
                return Optional.empty();
            }
        };
        assertThatThrownBy(() -> new Trainer(spec(0.1, 1), 1).train(model, TEXT, TrainingListener.silent()))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "training.average = 0.1, but this model does not keep an average of its parameters; set it to 0");
    }

    private static List<double[]> steps(double average) {
        TinyModel model = new TinyModel(2);
        List<double[]> steps = new ArrayList<>();
        new Trainer(spec(average, 2), 1).train(model, TEXT, recorder(model, steps));
        return steps;
    }

    private static TrainingListener recorder(TinyModel model, List<double[]> steps) {
        return new TrainingListener() {
            @Override
            public void onStep(StepReport report) {
                steps.add(parameters(model));
            }
        };
    }

    private static double[] trained(double average) {
        TinyModel model = new TinyModel(2);
        new Trainer(spec(average, 2), 1).train(model, TEXT, TrainingListener.silent());
        return parameters(model);
    }

    private static TrainingState until(TinyModel model, int last) {
        Trainer trainer = new Trainer(spec(0.5, 2), 1);
        return trainer.train(model, TEXT, new TrainingListener() {
                    @Override
                    public void onStep(StepReport report) {
                        if (report.step() == last) {
                            trainer.requestStop();
                        }
                    }
                })
                .state();
    }

    private static double[] weighted(List<double[]> steps, double... weights) {
        double[] sum = new double[steps.get(0).length];
        double all = 0;
        for (int s = 0; s < weights.length; s++) {
            all += weights[s];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[s] * steps.get(s)[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= all;
        }
        return sum;
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).containsExactly(expected, within(1e-12));
    }

    private static double[] parameters(TinyModel model) {
        return Copy.of(model);
    }

    /** Reads and replaces parameters without changing the state for {@code revert}. */
    private static final class Copy {
        static double[] of(TinyModel model) {
            ParameterVector all = model.average().orElseThrow().resting();
            return all.range(0, all.size());
        }

        static void parameters(TinyModel from, TinyModel to) {
            values(of(from), to);
        }

        static void values(double[] values, TinyModel to) {
            WeightAverage given = to.average().orElseThrow();
            given.rest(ParameterVector.of(values));
            given.exchange();
        }
    }

    private static TrainingSpec spec(double average, int epochs) {
        return new TrainingSpec(
                1,
                10,
                0,
                epochs,
                Duration.ZERO,
                new OptimizerSpec.Sgd(1, 0),
                new ScheduleSpec.Constant(),
                0,
                2,
                BestBy.LOSS,
                0,
                average,
                CheckpointSpec.defaults());
    }
}
