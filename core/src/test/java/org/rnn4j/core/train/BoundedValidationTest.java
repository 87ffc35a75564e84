package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.job.ScheduleSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.tiny.TinyText;

/** Validations of 400 batches of 10 targets, of a tenth of a second each: 40 s. Four steps of a second in an epoch. */
class BoundedValidationTest {
    private static final TinyCodec AB = new TinyCodec("ab");
    private static final TinyText TEXT = new TinyText(AB, "aabb".repeat(10) + "a", "aabb".repeat(1_000) + "a");

    private final AtomicLong now = new AtomicLong();
    private final List<Evaluation> validations = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    @Test
    void aValidationThatTakesMoreThanATenthOfTheBudgetIsOnASubset() {
        TrainingResult result = train(100, 0);
        assertThat(result.ending()).isEqualTo(TrainingResult.Ending.BUDGET);
        assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(100));
        assertThat(validations).hasSizeGreaterThan(2).allSatisfy(evaluation -> {
            assertThat(evaluation.targets()).isBetween(900L, 1_000L); // 10 s
            assertThat(evaluation.available()).isEqualTo(4_000);
            assertThat(evaluation.isPartial()).isTrue();
        });
        assertThat(result.state().course().validationTargets()).isEqualTo(1_000);
    }

    @Test
    void aShortOrUnlimitedValidationIsOnTheWholeSplit() {
        train(400, 0);
        train(0, 2);
        assertThat(validations).hasSizeGreaterThan(2).noneMatch(Evaluation::isPartial);
    }

    /** 160 s of a budget of 200 s have to do for training where the 40 s for the whole split are kept. */
    @Test
    void timeForTheWholeSplitIsKeptForTheEnd() {
        TrainingResult result = train(200, 0);
        assertThat(validations).last().matches(Evaluation::isPartial);
        assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofSeconds(130), Duration.ofSeconds(160));
        assertThat(result.allows().test(40)).isTrue();
    }

    /** A state of the text is the letter before, so a run that was not warmed up would guess its first target. */
    @Test
    void theLossOfASubsetIsThatOfTheWhole() {
        TinyModel model = new TinyModel(2);
        new Trainer(spec(0, 60), 1).train(model, new TinyText(AB, "aabb".repeat(50), ""), TrainingListener.silent());
        Evaluator evaluator = new Evaluator(new BatchPlan(1, 10, 1));
        Evaluation whole = evaluator.evaluate(model, TEXT, Split.VALIDATION);
        Evaluation part = evaluator
                .evaluate(model, TEXT, Split.VALIDATION, 400, (done, targets) -> true)
                .orElseThrow();
        assertThat(part.targets()).isEqualTo(400);
        assertThat(part.available()).isEqualTo(4_000);
        assertThat(whole.lossNats()).isLessThan(0.05);
        assertThat(new Evaluator(new BatchPlan(1, 10, 2))
                        .evaluate(model, TEXT, Split.VALIDATION, 400, (done, targets) -> true)
                        .orElseThrow()
                        .lossNats())
                .isEqualTo(part.lossNats()); // whatever the seed of an epoch
        assertThat(part.lossNats()).isBetween(0.9 * whole.lossNats(), 1.1 * whole.lossNats());
    }

    @Test
    void theModelIsSavedBeforeAValidationThatCanBeInterrupted() {
        Trainer trainer = new Trainer(spec(0, 2), 1, now::get);
        TrainingState interrupted = trainer.train(slow(new TinyModel(2)), TEXT, new TrainingListener() {
                    @Override
                    public void onCheckpoint(TrainingState state, boolean best) {
                        events.add(
                                "saved " + state.step() + " " + state.course().validationDue());
                    }

                    @Override
                    public void onValidating(long done, long targets) {
                        events.add("validating " + done + " of " + targets);
                        if (done == 20) {
                            trainer.requestStop();
                        }
                    }
                })
                .state();
        assertThat(events)
                .containsExactly("saved 4 true", "validating 10 of 4000", "validating 20 of 4000", "saved 4 true");
        assertThat(interrupted.course().validationDue()).isTrue();
        assertThat(interrupted.bestLossNats()).isInfinite();
    }

    /** With the same numbers as a training that was not interrupted. */
    @Test
    void aResumedTrainingBeginsWithTheValidationThatWasInterrupted() {
        TinyModel expected = new TinyModel(2);
        TrainingState end = new Trainer(spec(0, 2), 1, now::get)
                .train(expected, TEXT, listener())
                .state();
        TinyModel model = new TinyModel(2);
        Trainer trainer = new Trainer(spec(0, 2), 1, now::get);
        TrainingState half = trainer.train(model, TEXT, new TrainingListener() {
                    @Override
                    public void onValidating(long done, long targets) {
                        trainer.requestStop();
                    }
                })
                .state();
        List<Evaluation> before = List.copyOf(validations);
        validations.clear();
        TrainingState resumed = new Trainer(spec(0, 2), 1, now::get)
                .resume(model, TEXT, half, listener())
                .state();
        assertThat(resumed.standing()).isEqualTo(end.standing());
        assertThat(validations)
                .extracting(Evaluation::lossNats)
                .isEqualTo(before.stream().map(Evaluation::lossNats).toList());
        assertThat(model.network().model().params())
                .isEqualTo(expected.network().model().params());
    }

    @Test
    void anEvaluationEndsWhereItsListenerSaysSo() {
        Optional<Evaluation> none = new Evaluator(new BatchPlan(1, 10, 1))
                .evaluate(new TinyModel(2), TEXT, Split.VALIDATION, Long.MAX_VALUE, (done, targets) -> done < 50);
        assertThat(none).isEmpty();
    }

    private TrainingResult train(int budget, int epochs) {
        return new Trainer(spec(budget, epochs), 1, now::get).train(slow(new TinyModel(2)), TEXT, listener());
    }

    private TrainingListener listener() {
        return new TrainingListener() {
            @Override
            public void onValidation(ValidationReport report) {
                validations.add(report.evaluation());
            }
        };
    }

    private TinyModel slow(TinyModel model) {
        return new TinyModel(2) {
            @Override
            public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
                now.addAndGet(1_000_000_000);
                return model.train(batch, before, learningRate, clipNorm);
            }

            @Override
            public Outcome evaluate(SequenceBatch batch, RnnState before) {
                now.addAndGet(100_000_000);
                return model.evaluate(batch, before);
            }
        };
    }

    private static TrainingSpec spec(int budget, int epochs) {
        return new TrainingSpec(
                1,
                10,
                0,
                epochs,
                Duration.ofSeconds(budget),
                new OptimizerSpec.Sgd(1, 0),
                new ScheduleSpec.Constant(),
                0,
                0,
                BestBy.LOSS,
                0,
                0,
                CheckpointSpec.defaults());
    }
}
