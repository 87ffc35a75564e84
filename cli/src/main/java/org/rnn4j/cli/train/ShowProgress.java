package org.rnn4j.cli.train;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.rnn4j.cli.terminal.Progress;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.train.Evaluation;
import org.rnn4j.core.train.Rollback;
import org.rnn4j.core.train.StepReport;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.ValidationReport;

/** Smooths the reports of single steps and displays them. */
final class ShowProgress implements TrainingListener {
    /** Averages over about the last 50 steps. */
    private static final double WEIGHT_OF_NEWEST = 0.02;

    private final Progress progress;
    private double lossNats = Double.NaN;
    private double tokensPerSecond = Double.NaN;
    private double validationNats = Double.NaN;
    private Optional<Score.Metric> metric = Optional.empty();

    ShowProgress(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void onStep(StepReport report) {
        lossNats = smoothed(lossNats, report.lossNats());
        tokensPerSecond = smoothed(tokensPerSecond, report.tokensPerSecond());
        progress.show(new Progress.Status(
                report.progress(), lossNats, validationNats, metric, tokensPerSecond, remaining(report)));
    }

    @Override
    public void onValidating(long done, long targets) {
        progress.evaluating(done, targets);
    }

    @Override
    public void onValidation(ValidationReport report) {
        Evaluation evaluation = report.evaluation();
        if (evaluation.isPartial() && Double.isNaN(validationNats)) {
            progress.note(String.format(
                    Locale.ROOT,
                    "validation on %,d of %,d targets, always the same: all would take too much of the budget",
                    evaluation.targets(),
                    evaluation.available()));
        }
        validationNats = report.evaluation().lossNats();
        metric = report.evaluation().score().map(Score::main);
    }

    @Override
    public void onRollback(Rollback rollback) {
        lossNats = Double.NaN;
        progress.note(String.format(
                Locale.ROOT,
                "diverged: %s at step %,d; back to step %,d with the learning rate halved to %.3g (%d of %d)",
                rollback.fault(),
                rollback.step(),
                rollback.to(),
                rollback.learningRate(),
                rollback.count(),
                rollback.most()));
    }

    private static double smoothed(double mean, double newest) {
        return Double.isNaN(mean) ? newest : mean + WEIGHT_OF_NEWEST * (newest - mean);
    }

    private static Duration remaining(StepReport report) {
        double share = Math.max(report.progress(), 1e-6);
        return Duration.ofMillis(Math.round(1000 * report.seconds() * (1 - share) / share));
    }
}
