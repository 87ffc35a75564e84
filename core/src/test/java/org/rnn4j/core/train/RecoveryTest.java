package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.job.ScheduleSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.tiny.TinyText;

/** Trainings that diverge: five steps in an epoch, validated and saved every two. */
class RecoveryTest {
    private static final TinyText TEXT = new TinyText(new TinyCodec("ab"), "aabb".repeat(12) + "aab", "aabb");

    private final List<Double> rates = new ArrayList<>();
    private final List<Long> steps = new ArrayList<>();
    private final List<Rollback> rollbacks = new ArrayList<>();
    private final List<Long> saved = new ArrayList<>();

    /** A model whose loss is lost at its fifth step while the rate is above 0.3. */
    private final class Fragile extends TinyModel {
        private final double value;
        private int step;

        Fragile(double value) {
            super(2);
            this.value = value;
        }

        @Override
        public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
            if (learningRate > 0) {
                rates.add(learningRate);
                step++;
            }
            Outcome outcome = super.train(batch, before, learningRate, clipNorm);
            boolean lost = step >= 5 && learningRate > 0.3;
            return lost ? new Outcome(value, outcome.targets(), 1, outcome.after()) : outcome;
        }
    }

    @Test
    void aDivergedTrainingReturnsToTheLastGoodModelAtHalfTheRate() {
        TinyModel model = new Fragile(Double.NaN);
        train(model, spec(1, 3));
        assertThat(rates).containsExactly(1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.25);
        assertThat(steps).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(rollbacks)
                .containsExactly(
                        new Rollback(5, "the loss is NaN", 4, 1, 3, 0.5),
                        new Rollback(5, "the loss is NaN", 4, 2, 3, 0.25));

        TinyModel expected = new TinyModel(2);
        Trainer first = new Trainer(spec(1, 3), 1);
        TrainingState four = first.train(expected, TEXT, new TrainingListener() {
                    @Override
                    public void onStep(StepReport report) {
                        if (report.step() == 4) {
                            first.requestStop();
                        }
                    }
                })
                .state();
        new Trainer(spec(0.25, 3), 1).resume(expected, TEXT, four, TrainingListener.silent());
        assertThat(model.network().model().params())
                .isEqualTo(expected.network().model().params());
    }

    /** The saved state holds the number of halvings, so that a resumed training continues with the same rate. */
    @Test
    void aResumedTrainingKeepsTheHalvedRate() {
        TinyModel model = new Fragile(Double.NaN);
        TrainingState state = train(model, spec(1, 3)).state();
        assertThat(state.course().rollbacks()).isEqualTo(2);
        rates.clear();
        TrainingSpec longer = new TrainingSpec(
                1,
                10,
                0,
                2,
                Duration.ZERO,
                new OptimizerSpec.Sgd(1, 0),
                new ScheduleSpec.Constant(),
                0,
                2,
                BestBy.LOSS,
                0,
                0,
                new CheckpointSpec(Duration.ZERO, 0, 0, 0, 3));
        new Trainer(longer, 1).resume(model, TEXT, state, TrainingListener.silent());
        assertThat(rates).isNotEmpty().containsOnly(0.25);
    }

    @Test
    void endsWithAdviceWhenHalvingDoesNotHelp() {
        assertThatThrownBy(() -> train(new Fragile(Double.NaN), spec(4, 3)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "training.optimizer.learning-rate = 4.0, but the loss is NaN at step 5, even after the learning"
                                + " rate was halved 3 times to 0.5000; lower the learning rate or set training.clip-norm to 5 (it"
                                + " is off)");
        assertThat(saved.get(saved.size() - 1)).isEqualTo(4);
    }

    @Test
    void endsAtOnceWhereItMayNotReturn() {
        assertThatThrownBy(() -> train(new Fragile(Double.POSITIVE_INFINITY), spec(1, 0)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "training.optimizer.learning-rate = 1.0, but the loss is Infinity at step 5; lower the learning"
                                + " rate or set training.clip-norm to 5 (it is off)");
        assertThat(rollbacks).isEmpty();
    }

    /** Logits of 1,000 after a step: the last batch has a letter whose probability is then 0. */
    @Test
    void aRealModelThatDivergesLearnsAtALowerRate() {
        TinyText surprise = new TinyText(new TinyCodec("ab"), "aaaaaaaab", "aa");
        TrainingSpec spec = new TrainingSpec(
                1,
                2,
                0,
                1,
                Duration.ZERO,
                new OptimizerSpec.Sgd(4_000, 0),
                new ScheduleSpec.Constant(),
                0,
                0,
                BestBy.LOSS,
                0,
                0,
                new CheckpointSpec(Duration.ZERO, 0, 0, 0, 10));
        TrainingResult result = new Trainer(spec, 1).train(new TinyModel(2), surprise, recorder());
        assertThat(result.ending()).isEqualTo(TrainingResult.Ending.EPOCHS);
        assertThat(rollbacks.get(0).fault()).isEqualTo("the loss is Infinity");
        assertThat(steps).endsWith(4L);
    }

    @Test
    void aBatchThatNoGoodModelCanReadIsBlamedAndNotTheRate() {
        TinyModel broken = new TinyModel(2) {
            @Override
            public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
                Outcome outcome = super.train(batch, before, learningRate, clipNorm);
                return new Outcome(1, 1, 1e19, outcome.after()); // its square is infinite in float32
            }
        };
        assertThatThrownBy(() -> train(broken, spec(1, 3)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the gradient is 1.000e+19 at step 1, also with the model of step 0, so the data are the reason"
                                + " and not the learning rate; check the pretrained vectors, if the job has any");
    }

    @Test
    void theLargestValuesOfABatchAreNamed() {
        SequenceValues inputs = new RealVectors(1, 1, 3, new float[] {1, -1e38f, 2});
        SequenceValues targets = new SequenceValues.OneVector(1, 2, new float[] {3.5f, Float.NaN});
        assertThat(Extremes.of(new SequenceBatch(inputs, targets, null, false)))
                .isEqualTo("the largest value of this batch is 1.00e+38 in the inputs and 3.50 in the targets, after"
                        + " scaling; scale the data, or remove such values");
    }

    /** The first loss is ln 2, so that the limit is 10.69. */
    @Test
    void aLossThatExplodesIsADivergenceOnlyIfTheModelHasLostWhatItKnew() {
        train(scripted(step -> step == 3 ? 10.6 : Double.NaN, 100), spec(1, 3));
        assertThat(rollbacks).isEmpty(); // below the limit
        train(scripted(step -> step == 3 ? 10.7 : Double.NaN, 10.6), spec(1, 3));
        assertThat(rollbacks).isEmpty(); // an unusual batch
        train(scripted(step -> step == 3 ? 10.7 : Double.NaN, 10.7), spec(1, 3));
        assertThat(rollbacks)
                .containsExactly(new Rollback(3, "the loss is 10.70 (it was 0.6931 at first)", 2, 1, 3, 0.5));
    }

    @Test
    void aModelIsNotSavedIfItHasLostTheBatchThatItJustLearned() {
        train(scripted(step -> Double.NaN, Double.NaN), spec(1, 3)); // at step 2, before the first validation
        assertThat(rollbacks).extracting(Rollback::fault).containsExactly("the loss is NaN (it was 0.6931 at first)");
        assertThat(saved).startsWith(2L);
    }

    @Test
    void aValidationLossThatIsNotFiniteIsBlamedOnItsData() {
        TinyModel broken = new TinyModel(2) {
            @Override
            public Outcome evaluate(SequenceBatch batch, RnnState before) {
                boolean validation = ((SequenceValues.TokenIds) batch.inputs()).time() == 3;
                return validation ? new Outcome(Double.NaN, 1, Double.NaN, null) : super.evaluate(batch, before);
            }
        };
        assertThatThrownBy(() -> train(broken, spec(1, 1)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the validation loss is NaN at step 2, but that of the training is not; check the validation"
                                + " split for values that are too large");
        assertThat(saved).containsExactly(2L);
    }

    /**
     * A model whose training loss is that of a script; the first evaluation after a high loss, or the first at all, has
     * the given loss per target.
     */
    private TinyModel scripted(IntToDoubleFunction losses, double evaluated) {
        return new TinyModel(2) {
            private int step;
            private boolean used;

            @Override
            public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
                Outcome outcome = super.train(batch, before, learningRate, clipNorm);
                step += learningRate > 0 ? 1 : 0;
                double loss = learningRate > 0 ? losses.applyAsDouble(step) : Double.NaN;
                return Double.isNaN(loss)
                        ? outcome
                        : new Outcome(loss * outcome.targets(), outcome.targets(), 1, outcome.after());
            }

            @Override
            public Outcome evaluate(SequenceBatch batch, RnnState before) {
                Outcome outcome = super.evaluate(batch, before);
                boolean probe = !used && (Double.isNaN(evaluated) ? step == 2 : step == 3);
                used |= probe;
                return probe
                        ? new Outcome(evaluated * outcome.targets(), outcome.targets(), Double.NaN, outcome.after())
                        : outcome;
            }
        };
    }

    private TrainingResult train(TinyModel model, TrainingSpec spec) {
        return new Trainer(spec, 1).train(model, TEXT, recorder());
    }

    private TrainingListener recorder() {
        return new TrainingListener() {
            @Override
            public void onStep(StepReport report) {
                steps.add(report.step());
            }

            @Override
            public void onCheckpoint(TrainingState state, boolean best) {
                saved.add(state.step());
            }

            @Override
            public void onRollback(Rollback rollback) {
                rollbacks.add(rollback);
            }
        };
    }

    private static TrainingSpec spec(double rate, int rollbacks) {
        return new TrainingSpec(
                1,
                10,
                0,
                1,
                Duration.ZERO,
                new OptimizerSpec.Sgd(rate, 0),
                new ScheduleSpec.Constant(),
                0,
                2,
                BestBy.LOSS,
                0,
                0,
                new CheckpointSpec(Duration.ZERO, 0, 0, 0, rollbacks));
    }
}
