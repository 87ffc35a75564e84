package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.job.ScheduleSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.tiny.TinyText;

class TrainerTest {
    private static final long SEED = 1;
    private static final TinyCodec AB = new TinyCodec("ab");
    /** The next letter depends on the last two. */
    private static final TinyText PAIRS = new TinyText(AB, "aabb".repeat(50), "aabb".repeat(10));

    private final AtomicLong now = new AtomicLong();
    private final Recorder recorder = new Recorder();

    @Test
    void carriesTheStateAcrossBatchesInTrainingAndValidation() {
        TrainingResult result = train(new TinyModel(2), PAIRS, spec(2, 1, 20, 0, 2.0));
        assertThat(result.validation().orElseThrow().lossNats()).isLessThan(0.1); // without state ln 2 = 0.69
    }

    @Test
    void startsEveryEpochAndValidationFromTheZeroState() {
        List<Boolean> zero = new ArrayList<>();
        TinyModel model = new TinyModel(2) {
            @Override
            public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
                zero.add(before == null);
                return super.train(batch, before, learningRate, clipNorm);
            }
        };
        train(model, new TinyText(AB, "abababab", "abab"), spec(1, 3, 2, 0, 0.1));
        assertThat(zero).containsExactly(true, false, false, true, false, false);
    }

    @Test
    void handsTheClipNormAndTheRateOfTheScheduleToTheModel() {
        List<Double> norms = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        TinyModel model = new TinyModel(2) {
            @Override
            public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
                norms.add(clipNorm);
                rates.add(learningRate);
                return super.train(batch, before, learningRate, clipNorm);
            }
        };
        train(model, new TinyText(AB, "ababababa", "abab"), clipped(4, 3, 0.25, new ScheduleSpec.Step(0.5, 1, 2)));
        assertThat(norms).hasSize(6).containsOnly(0.25);
        assertThat(rates).containsExactly(2.0, 2.0, 1.0, 1.0, 0.5, 0.5);
    }

    /** One step from a table of zeros: two rows, each (-1/2, 1/2) over two targets, so the gradient has the norm 1/2. */
    @Test
    void theClipNormShortensTheStep() {
        TinyModel free = new TinyModel(2);
        TinyModel held = new TinyModel(2);
        TinyText text = new TinyText(AB, "aaa", "");
        train(free, text, clipped(2, 1, 0, new ScheduleSpec.Constant()));
        train(held, text, clipped(2, 1, 0.125, new ScheduleSpec.Constant()));
        assertThat(recorder.steps.get(1).gradientNorm()).isCloseTo(0.5, within(1e-12)); // before it is clipped
        assertThat(held.network().model().params().mul(4))
                .isEqualTo(free.network().model().params());
    }

    @Test
    void ordersTheDataDifferentlyInEveryEpochByTheSeed() {
        List<Long> seeds = new ArrayList<>();
        new Trainer(spec(1, 199, 3, 0, 1), 40).train(new TinyModel(2), new Seeds(PAIRS, seeds), recorder);
        assertThat(seeds).containsExactly(41L, 42L, 43L);
    }

    /** Epochs of 199 targets in 4 batches, of which the last is shorter. */
    @Test
    void theTrainingLossIsTheMeanOverTheTargetsSinceTheValidationBefore() {
        TrainingResult result = train(new TinyModel(2), PAIRS, spec(1, 50, 2, 0, 1.0));
        for (int epoch = 0; epoch < 2; epoch++) {
            List<StepReport> steps = recorder.steps.subList(4 * epoch, 4 * epoch + 4);
            double sum = 50
                            * (steps.get(0).lossNats()
                                    + steps.get(1).lossNats()
                                    + steps.get(2).lossNats())
                    + 49 * steps.get(3).lossNats();
            assertThat(recorder.validations.get(epoch).trainLossNats()).isCloseTo(sum / 199, within(1e-12));
        }
        assertThat(result.trainLossNats()).isEqualTo(recorder.validations.get(1).trainLossNats());
    }

    @Test
    void theBestIsTheOneWithTheLowestLoss() {
        TrainingResult result = train(new TinyModel(2), PAIRS, spec(1, 50, 3, 0, 1.0)); // falls with every epoch
        assertThat(recorder.validations).extracting(ValidationReport::best).containsExactly(true, true, true);
        assertThat(result.state().bestStep()).isEqualTo(12);
        assertThat(result.state().bestLossNats())
                .isEqualTo(result.validation().orElseThrow().lossNats());
    }

    @Test
    void validatesAtTheEndOfEveryEpochOrEverySoManySteps() {
        train(new TinyModel(2), PAIRS, spec(1, 50, 3, 0, 1.0)); // 199 targets: 4 steps per epoch
        assertThat(recorder.validations).extracting(ValidationReport::step).containsExactly(4L, 8L, 12L);
        assertThat(recorder.validations).extracting(ValidationReport::epoch).containsExactly(1, 2, 3);

        recorder.validations.clear();
        train(new TinyModel(2), PAIRS, spec(1, 50, 3, 5, 1.0));
        assertThat(recorder.validations).extracting(ValidationReport::step).containsExactly(5L, 10L, 12L);
        assertThat(recorder.validations).extracting(ValidationReport::epoch).containsExactly(2, 3, 3);
        assertThat(recorder.ends).extracting(TrainingResult::ending).containsOnly(TrainingResult.Ending.EPOCHS);
    }

    @Test
    void reportsMeanLossRateNormSpeedAndProgressOfEachStep() {
        SequenceModel slow = slow(new TinyModel(2), Duration.ofMillis(50), Duration.ZERO);
        train(slow, new TinyText(AB, "aaaaa", ""), spec(1, 2, 2, 0, 1.0));
        StepReport first = recorder.steps.get(0);
        assertThat(first.step()).isEqualTo(1);
        assertThat(first.epoch()).isEqualTo(1);
        assertThat(first.seconds()).isCloseTo(0.05, within(1e-9));
        assertThat(first.lossNats()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(first.learningRate()).isEqualTo(1);
        assertThat(first.gradientNorm()).isCloseTo(0.5, within(1e-12)); // two rows, each (-1/2, 1/2), over two targets
        assertThat(first.tokensPerSecond()).isCloseTo(40, within(1e-6));
        assertThat(recorder.steps).extracting(StepReport::progress).containsExactly(0.25, 0.5, 0.75, 1.0);
    }

    @Test
    void staysWithinTheBudgetAndUsesIt() {
        SequenceModel slow = slow(new TinyModel(2), Duration.ofMillis(100), Duration.ofMillis(700));
        TrainingSpec spec = spec(1, 50, 0, Duration.ofSeconds(30), 0, 0);
        TrainingResult result = train(slow, PAIRS, spec);
        assertThat(result.ending()).isEqualTo(TrainingResult.Ending.BUDGET);
        assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofMillis(28_400), Duration.ofSeconds(30));
        assertThat(result.validation()).isPresent();
        assertThat(recorder.checkpoints.get(recorder.checkpoints.size() - 1).step())
                .isEqualTo(result.state().step());
        assertThat(result.tokensPerSecond()).isCloseTo(497.5, within(1.0));
    }

    @Test
    void staysWithinABudgetThatEndsBeforeTheFirstValidation() {
        SequenceModel slow = slow(new TinyModel(2), Duration.ofSeconds(1), Duration.ofMillis(300));
        train(slow, PAIRS, spec(1, 1, 0, Duration.ofSeconds(60), 0, 0));
        assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
        assertThat(recorder.validations).hasSize(1);
    }

    @Test
    void countsEvenALongFirstStepAsOne() {
        SequenceModel slow = slow(new TinyModel(2), Duration.ofSeconds(10), Duration.ofSeconds(5));
        TrainingResult result = train(slow, PAIRS, spec(1, 50, 0, Duration.ofSeconds(3), 0, 0));
        assertThat(result.state().step()).isEqualTo(1);
        assertThat(result.validation()).isPresent();
    }

    @Test
    void stopsWhenPatienceIsOver() {
        TrainingResult result =
                train(new TinyModel(2), PAIRS, spec(1, 50, 100, Duration.ZERO, 3, 0.0)); // never gets better
        assertThat(result.ending()).isEqualTo(TrainingResult.Ending.PATIENCE);
        assertThat(recorder.validations).extracting(ValidationReport::best).containsExactly(true, false, false, false);
        assertThat(result.state().bestStep()).isEqualTo(4);
        assertThat(result.state().bestLossNats()).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void cutsTheRateOnAPlateau() {
        TrainingSpec spec = new TrainingSpec(
                1,
                199,
                0,
                5,
                Duration.ZERO,
                new OptimizerSpec.Sgd(1e-300, 0),
                new ScheduleSpec.Plateau(0.5, 2),
                0,
                0,
                BestBy.LOSS,
                0,
                0,
                CheckpointSpec.defaults());
        train(new TinyModel(2), PAIRS, spec);
        assertThat(recorder.steps)
                .extracting(StepReport::learningRate)
                .containsExactly(1e-300, 1e-300, 1e-300, 5e-301, 5e-301);
    }

    @Test
    void refusesWhatNeedsDataThatIsNotThere() {
        TinyText noValidation = new TinyText(AB, "abab", "");
        assertThatThrownBy(() -> train(new TinyModel(2), noValidation, spec(1, 2, 1, Duration.ZERO, 3, 1)))
                .isInstanceOf(UserException.class)
                .hasMessage("training.patience = 3, but the data has no validation split; set it to 0");
        assertThatThrownBy(() -> train(new TinyModel(2), new TinyText(AB, "ab", "ab"), spec(8, 2, 1, 0, 1)))
                .isInstanceOf(UserException.class)
                .hasMessage("the training split is too short for one batch; lower training.batch-size (8) or"
                        + " training.time-steps (2), or use more data");
        assertThatThrownBy(() -> new Evaluator(new BatchPlan(1, 1, SEED))
                        .evaluate(new TinyModel(2), noValidation, Split.VALIDATION))
                .isInstanceOf(UserException.class)
                .hasMessage("the data has no validation split, or one shorter than a batch");
    }

    @Test
    void withoutAValidationPartItStillLearnsAndSaves() {
        TrainingResult result =
                train(new TinyModel(2), new TinyText(AB, "aabb".repeat(50), ""), spec(2, 9, 50, 0, 2.0));
        assertThat(result.validation()).isEmpty();
        assertThat(result.trainLossNats()).isLessThan(0.1);
        assertThat(recorder.checkpoints).hasSize(50);
        assertThat(result.state().bestLossNats()).isInfinite();
    }

    @Test
    void stopsOnRequestAndGoesOnAsIfItNeverHad() {
        TrainingSpec spec = spec(2, 7, 4, 5, 1.0);
        TinyModel whole = new TinyModel(2);
        TrainingResult expected = train(whole, PAIRS, spec);
        for (int stop : List.of(1, 5, 14, 15, 16, 40)) {
            TinyModel model = new TinyModel(2);
            Trainer trainer = new Trainer(spec, SEED, now::get);
            TrainingState half = trainer.train(model, PAIRS, new TrainingListener() {
                        @Override
                        public void onStep(StepReport report) {
                            if (report.step() == stop) {
                                trainer.requestStop();
                            }
                        }
                    })
                    .state();
            assertThat(half.step()).isEqualTo(stop);
            TrainingResult resumed =
                    new Trainer(spec, 99, now::get).resume(model, PAIRS, half, TrainingListener.silent());
            assertThat(resumed.state()).isEqualTo(expected.state());
            assertThat(Dl4jNetwork.of(model.network()).model().params())
                    .isEqualTo(Dl4jNetwork.of(whole.network()).model().params());
        }
    }

    @Test
    void listenersHearOfEverythingInOrder() {
        List<String> heard = new ArrayList<>();
        train(
                new TinyModel(2),
                PAIRS,
                spec(1, 199, 1, 0, 1),
                noting("first", heard).andThen(noting("second", heard)));
        assertThat(heard)
                .containsExactly(
                        "first step 1",
                        "second step 1",
                        "first checkpoint 1 false",
                        "second checkpoint 1 false",
                        "first validating 39 of 39",
                        "second validating 39 of 39",
                        "first validation 1",
                        "second validation 1",
                        "first checkpoint 1 true",
                        "second checkpoint 1 true",
                        "first end 1",
                        "second end 1");
    }

    private static TrainingListener noting(String who, List<String> heard) {
        return new TrainingListener() {
            @Override
            public void onStep(StepReport report) {
                heard.add(who + " step " + report.step());
            }

            @Override
            public void onValidating(long done, long targets) {
                heard.add(who + " validating " + done + " of " + targets);
            }

            @Override
            public void onValidation(ValidationReport report) {
                heard.add(who + " validation " + report.step());
            }

            @Override
            public void onCheckpoint(TrainingState state, boolean best) {
                heard.add(who + " checkpoint " + state.step() + " " + best);
            }

            @Override
            public void onEnd(TrainingResult result) {
                heard.add(who + " end " + result.state().step());
            }
        };
    }

    /** 39 targets in batches of 10: each takes a second and a half of the clock, and one more before the first. */
    @Test
    void evaluationIsMeasuredByTheClock() {
        SequenceModel slow = slow(new TinyModel(2), Duration.ZERO, Duration.ofMillis(1_500));
        now.set(1_000_000_000);
        Evaluation evaluation =
                new Evaluator(new BatchPlan(1, 10, SEED), now::get).evaluate(slow, PAIRS, Split.VALIDATION);
        assertThat(evaluation.seconds()).isEqualTo(4 * 1.5);
        assertThat(evaluation.targets()).isEqualTo(39);
        assertThat(evaluation.lossNats()).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void evaluationTellsBitsAndPerplexity() {
        Evaluation evaluation = new Evaluation(Math.log(8), 100, 0.5);
        assertThat(evaluation.bitsPerToken()).isCloseTo(3, within(1e-12));
        assertThat(evaluation.perplexity()).isCloseTo(8, within(1e-12));
        assertThat(evaluation.tokensPerSecond()).isEqualTo(200);
    }

    private static TrainingSpec clipped(int time, int epochs, double clipNorm, ScheduleSpec schedule) {
        return new TrainingSpec(
                1,
                time,
                0,
                epochs,
                Duration.ZERO,
                new OptimizerSpec.Sgd(2, 0),
                schedule,
                clipNorm,
                0,
                BestBy.LOSS,
                0,
                0,
                CheckpointSpec.defaults());
    }

    private TrainingResult train(SequenceModel model, TinyText data, TrainingSpec spec) {
        return train(model, data, spec, recorder);
    }

    private TrainingResult train(SequenceModel model, TinyText data, TrainingSpec spec, TrainingListener listener) {
        return new Trainer(spec, SEED, now::get).train(model, data, listener);
    }

    private static TrainingSpec spec(int batch, int time, int epochs, int validateEvery, double rate) {
        return new TrainingSpec(
                batch,
                time,
                0,
                epochs,
                Duration.ZERO,
                new OptimizerSpec.Sgd(rate, 0),
                new ScheduleSpec.Constant(),
                0,
                validateEvery,
                BestBy.LOSS,
                0,
                0,
                CheckpointSpec.defaults());
    }

    private static TrainingSpec spec(int batch, int time, int epochs, Duration budget, int patience, double rate) {
        return new TrainingSpec(
                batch,
                time,
                0,
                epochs,
                budget,
                new OptimizerSpec.Sgd(rate, 0),
                new ScheduleSpec.Cosine(0.02, 0.02),
                0,
                0,
                BestBy.LOSS,
                patience,
                0,
                CheckpointSpec.defaults());
    }

    /** A model on whose clock every step and every validation batch takes this long. */
    private SequenceModel slow(TinyModel model, Duration step, Duration validationBatch) {
        return new TinyModel(2) {
            @Override
            public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
                now.addAndGet(step.toNanos());
                return model.train(batch, before, learningRate, clipNorm);
            }

            @Override
            public Outcome evaluate(SequenceBatch batch, RnnState before) {
                now.addAndGet(validationBatch.toNanos());
                return model.evaluate(batch, before);
            }
        };
    }

    /** Records the seed of every order of the training split. */
    private record Seeds(TinyText text, List<Long> asked) implements SequenceData {
        @Override
        public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
            if (split == Split.TRAIN) {
                asked.add(plan.seed());
            }
            return text.batches(split, plan);
        }

        @Override
        public InputSpec input() {
            return text.input();
        }

        @Override
        public OutputSpec output() {
            return text.output();
        }

        @Override
        public Codec codec() {
            return text.codec();
        }

        @Override
        public long size(Split split) {
            return text.size(split);
        }

        @Override
        public String sha256() {
            return text.sha256();
        }

        @Override
        public Map<String, Object> summary() {
            return text.summary();
        }
    }

    private static final class Recorder implements TrainingListener {
        private final List<StepReport> steps = new ArrayList<>();
        private final List<ValidationReport> validations = new ArrayList<>();
        private final List<TrainingState> checkpoints = new ArrayList<>();
        private final List<TrainingResult> ends = new ArrayList<>();

        @Override
        public void onStep(StepReport report) {
            steps.add(report);
        }

        @Override
        public void onValidation(ValidationReport report) {
            validations.add(report);
        }

        @Override
        public void onCheckpoint(TrainingState state, boolean best) {
            checkpoints.add(state);
        }

        @Override
        public void onEnd(TrainingResult result) {
            ends.add(result);
        }
    }
}
