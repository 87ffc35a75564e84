package org.rnn4j.core.train;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.ScheduleSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** One training from its start, or from where it was interrupted, to its end. */
final class TrainingRun {
    private final TrainingSpec spec;
    private final SequenceModel model;
    private final SequenceData data;
    private final TrainingListener listener;
    private final BooleanSupplier stopRequested;
    private final Timekeeper time;
    private final LearningRate learningRate;
    private final Evaluator evaluator;
    private final boolean validates;
    private final long seed;
    private final long startedAt;

    private int epoch;
    private int batches;
    private long targets;
    private long step;
    private Standing standing;
    private RnnState carried;

    private int lastEpoch;
    private long validatedAt = -1;
    private long savedAt;
    private double lossSum;
    private long lossTargets;
    private double trainLossNats = Double.NaN;
    private Optional<Evaluation> validation = Optional.empty();

    TrainingRun(
            TrainingSpec spec,
            SequenceModel model,
            SequenceData data,
            TrainingListener listener,
            LongSupplier nanoClock,
            BooleanSupplier stopRequested,
            TrainingState from) {
        this.spec = spec;
        this.model = model;
        this.data = data;
        this.listener = listener;
        this.stopRequested = stopRequested;
        this.time = new Timekeeper(nanoClock, spec.budget(), from.elapsed(), data.size(Split.VALIDATION));
        this.learningRate = new LearningRate(spec.optimizer().learningRate(), spec.schedule());
        this.evaluator = new Evaluator(plan(from.seed()), nanoClock);
        this.validates = data.size(Split.VALIDATION) > 0;
        this.seed = from.seed();
        this.startedAt = from.step();
        this.savedAt = time.nanos();
        this.epoch = from.epoch();
        this.lastEpoch = from.epoch();
        this.batches = from.batches();
        this.targets = from.targets();
        this.step = from.step();
        this.standing = from.standing();
        this.carried = from.rnn().orElse(null);
    }

    TrainingResult run() {
        requireValidationWhereNeeded();
        Optional<TrainingResult.Ending> ending = ending();
        while (ending.isEmpty()) {
            trainOneEpoch();
            ending = ending();
        }
        boolean ended = step > 0 && step == startedAt; // resumed, but already at its end
        if (validatedAt != step && !ended) {
            checkpoint(ending.get() != TrainingResult.Ending.REQUESTED);
        }
        var result = new TrainingResult(ending.get(), state(), trainLossNats, time.tokensPerSecond(), validation);
        listener.onEnd(result);
        return result;
    }

    private void trainOneEpoch() {
        try (Prefetch remaining = new Prefetch(data.batches(Split.TRAIN, plan(seed + epoch)))) {
            for (int done = 0; done < batches && remaining.hasNext(); done++) {
                remaining.next();
            }
            while (remaining.hasNext()) {
                if (ending().isPresent()) {
                    return;
                }
                train(remaining.next());
                if (spec.validateEvery() > 0 && step % spec.validateEvery() == 0) {
                    checkpoint(true);
                } else if (isDue()) {
                    savedAt = time.nanos();
                    listener.onCheckpoint(state(), false);
                }
            }
        }
        if (batches == 0) {
            throw new UserException(
                    "the training split is too short for one batch; lower training.batch-size (%d) or training.time-steps (%d), or use more data"
                            .formatted(spec.batchSize(), spec.timeSteps()));
        }
        epoch++;
        batches = 0;
        targets = 0;
        carried = null;
        if (spec.validateEvery() == 0) {
            checkpoint(true);
        }
    }

    /** Whether the last model is to be saved between validations. */
    private boolean isDue() {
        CheckpointSpec checkpoints = spec.checkpoints();
        long every = checkpoints.checkpointEvery().toNanos();
        boolean byTime = every > 0 && time.nanos() - savedAt >= every;
        return byTime || (checkpoints.checkpointSteps() > 0 && step % checkpoints.checkpointSteps() == 0);
    }

    private void train(SequenceBatch batch) {
        long from = time.nanos();
        double rate = learningRate.at(progress(), epoch, standing.cuts());
        SequenceModel.Outcome outcome = model.train(batch, batch.continues() ? carried : null, rate, spec.clipNorm());
        double loss = outcome.lossNats() / Math.max(1, outcome.targets());
        step++;
        requireFinite("loss", loss, rate);
        requireFinite("gradient", outcome.gradientNorm(), rate);
        carried = outcome.after();
        batches++;
        targets += outcome.targets();
        lastEpoch = epoch;
        lossSum += outcome.lossNats();
        lossTargets += outcome.targets();
        double seconds = time.stepTook(from, outcome.targets());
        listener.onStep(new StepReport(
                step,
                epoch,
                time.seconds(),
                loss,
                rate,
                outcome.gradientNorm(),
                outcome.targets() / seconds,
                progress()));
    }

    private void checkpoint(boolean validate) {
        long from = time.nanos();
        boolean best = false;
        trainLossNats = lossTargets == 0 ? trainLossNats : lossSum / lossTargets;
        if (validate && validates) {
            Evaluation evaluation = evaluator.evaluate(model, data, Split.VALIDATION);
            requireFinite("validation loss", evaluation.lossNats(), learningRate.start());
            double criterion = criterion(evaluation);
            best = standing.isBeatenBy(criterion, evaluation.lossNats());
            standing = standing.with(criterion, evaluation.lossNats(), step, cutAfter());
            validation = Optional.of(evaluation);
            listener.onValidation(
                    new ValidationReport(step, lastEpoch, time.seconds(), trainLossNats, evaluation, best));
        }
        lossSum = 0;
        lossTargets = 0;
        listener.onCheckpoint(state(), best);
        validatedAt = step;
        savedAt = time.nanos();
        if (validate) {
            time.validationTook(from);
        }
    }

    /** The value by which models are compared; lower is better. */
    private double criterion(Evaluation evaluation) {
        if (spec.bestBy() == BestBy.LOSS) {
            return evaluation.lossNats();
        }
        Score.Metric metric = evaluation
                .score()
                .orElseThrow(() -> new UserException(
                        "training.best-by = score, but this task has no other metric than the loss; use loss"))
                .main();
        return metric.kind() == Score.Kind.SHARE ? -metric.value() : metric.value();
    }

    private Optional<TrainingResult.Ending> ending() {
        if (stopRequested.getAsBoolean()) {
            return Optional.of(TrainingResult.Ending.REQUESTED);
        } else if (spec.epochs() > 0 && epoch > spec.epochs()) {
            return Optional.of(TrainingResult.Ending.EPOCHS);
        } else if (spec.patience() > 0 && standing.sinceBest() >= spec.patience()) {
            return Optional.of(TrainingResult.Ending.PATIENCE);
        }
        return time.over() ? Optional.of(TrainingResult.Ending.BUDGET) : Optional.empty();
    }

    /** If the number of epochs is given, the time does not count: the same seed gives the same learning rates. */
    private double progress() {
        return spec.epochs() == 0
                ? time.share()
                : Math.min(
                        1,
                        (epoch - 1 + Math.min(1, (double) targets / Math.max(1, data.size(Split.TRAIN))))
                                / spec.epochs());
    }

    private int cutAfter() {
        return spec.schedule() instanceof ScheduleSpec.Plateau plateau ? plateau.patience() : Integer.MAX_VALUE;
    }

    private TrainingState state() {
        return new TrainingState(
                seed, epoch, batches, targets, step, time.elapsed(), standing, Optional.ofNullable(carried));
    }

    private BatchPlan plan(long planSeed) {
        return Trainer.plan(spec, planSeed);
    }

    private void requireFinite(String what, double value, double rate) {
        if (!Double.isFinite(value)) {
            String clip = spec.clipNorm() == 0
                    ? "set training.clip-norm to 5 (it is off)"
                    : "training.clip-norm (it is %s)".formatted(spec.clipNorm());
            throw new UserException(String.format(
                    Locale.ROOT,
                    "training.optimizer.learning-rate = %s, but the %s is %s at step %d; lower the learning rate (it was %.3g in this step) or %s",
                    learningRate.start(),
                    what,
                    value,
                    step,
                    rate,
                    clip));
        }
    }

    private void requireValidationWhereNeeded() {
        if (!validates && spec.patience() > 0) {
            throw new UserException("training.patience = %d, but the data has no validation split; set it to 0"
                    .formatted(spec.patience()));
        }
        if (!validates && spec.schedule() instanceof ScheduleSpec.Plateau) {
            throw new UserException(
                    "training.schedule = plateau, but the data has no validation split; use constant, step or cosine");
        }
    }
}
