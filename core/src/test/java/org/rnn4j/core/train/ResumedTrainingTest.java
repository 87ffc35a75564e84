package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.job.ScheduleSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.tiny.TinyText;

/** Trainings with a clock of their own that are resumed, or limited by epochs and by time. */
class ResumedTrainingTest {
    /** Four steps of 50 targets in an epoch, and twenty times as many targets to validate. */
    private static final TinyText TEXT = new TinyText(new TinyCodec("ab"), "aabb".repeat(50), "aabb".repeat(1_000));

    private final AtomicLong now = new AtomicLong();
    private final List<StepReport> steps = new ArrayList<>();
    private final List<ValidationReport> validations = new ArrayList<>();
    private final List<Long> saved = new ArrayList<>();

    /** In a new process the first step takes 40 times as long as the others; a validation guessed from it would take 160 s. */
    @Test
    void aSlowFirstStepDoesNotEndAResumedTraining() {
        TinyModel model = new TinyModel(2);
        TrainingState half = train(model, TrainingState.beginning(1), 0, Duration.ofSeconds(10), 0.1);
        steps.clear();
        train(model, half, 0, Duration.ofSeconds(30), 4, 0.1);
        assertThat(steps).hasSizeGreaterThan(120); // 20 s less 4 s for the first step, and a validation
    }

    @Test
    void aTrainingThatHasEndedIsNotValidatedAgain() {
        TinyModel model = new TinyModel(2);
        TrainingState end = train(model, TrainingState.beginning(1), 2, Duration.ZERO, 0.1);
        assertThat(validations).hasSize(2);
        TrainingState again = train(model, end, 2, Duration.ZERO, 0.1);
        assertThat(validations).hasSize(2);
        assertThat(again).isEqualTo(end);
    }

    /** Steps of 100 s and a checkpoint every 5 minutes, the default: three steps after the last one; before and after validations. */
    @Test
    void theLastModelIsSavedBetweenValidations() {
        train(new TinyModel(2), TrainingState.beginning(1), 2, Duration.ZERO, 100);
        assertThat(saved).containsExactly(3L, 4L, 4L, 7L, 8L, 8L);
    }

    @Test
    void theClockDoesNotMoveTheRateWhereEpochsAreGiven() {
        train(new TinyModel(2), TrainingState.beginning(1), 3, Duration.ofHours(1), 0.1);
        List<Double> quick = steps.stream().map(StepReport::learningRate).toList();
        steps.clear();
        train(new TinyModel(2), TrainingState.beginning(1), 3, Duration.ofHours(1), 200, 1);
        assertThat(steps).hasSize(12).extracting(StepReport::learningRate).isEqualTo(quick);
    }

    /** @param seconds seconds per training step: each value once, then the last one for ever */
    private TrainingState train(TinyModel model, TrainingState from, int epochs, Duration budget, double... seconds) {
        Deque<Double> times = new ArrayDeque<>();
        for (double time : seconds) {
            times.add(time);
        }
        TinyModel timed = new TinyModel(2) {
            @Override
            public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
                now.addAndGet((long) (1e9 * (times.size() > 1 ? times.remove() : times.element())));
                return model.train(batch, before, learningRate, clipNorm);
            }

            @Override
            public Outcome evaluate(SequenceBatch batch, RnnState before) {
                return model.evaluate(batch, before);
            }
        };
        var schedule = new ScheduleSpec.Cosine(0.02, 0.02);
        var spec = new TrainingSpec(
                1,
                50,
                0,
                epochs,
                budget,
                new OptimizerSpec.Sgd(1, 0),
                schedule,
                0,
                0,
                BestBy.LOSS,
                0,
                0,
                CheckpointSpec.defaults());
        var recorder = new TrainingListener() {
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
                saved.add(state.step());
            }
        };
        return new Trainer(spec, 1, now::get)
                .resume(timed, TEXT, from, recorder)
                .state();
    }
}
