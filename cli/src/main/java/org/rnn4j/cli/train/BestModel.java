package org.rnn4j.cli.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rnn4j.cli.terminal.Measured;
import org.rnn4j.cli.terminal.Progress;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluation;
import org.rnn4j.core.train.EvaluationListener;
import org.rnn4j.core.train.Evaluator;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingResult;
import org.rnn4j.core.train.ValidationReport;

/** Keeps the validation result of the best model, and evaluates that model on the test split. */
final class BestModel implements TrainingListener {
    private final Training training;
    private final RunFolder folder;
    private Optional<Evaluation> validation = Optional.empty();

    BestModel(Training training, RunFolder folder) {
        this.training = training;
        this.folder = folder;
    }

    @Override
    public void onValidation(ValidationReport report) {
        if (report.best()) {
            validation = Optional.of(report.evaluation());
        }
    }

    /**
     * Evaluations of the best model on the splits that it was not trained on. After Ctrl-C, only what is known already. A
     * split for which the budget is too short is evaluated on as many targets as a validation.
     *
     * @param progress shows the evaluation
     * @param interrupted whether the user wants no more evaluations
     */
    List<Measured> measured(TrainingResult result, Progress progress, BooleanSupplier interrupted) {
        SequenceData data = training.data();
        List<Measured> splits = new ArrayList<>();
        EvaluationListener listener = (done, targets) -> {
            progress.evaluating(done, targets);
            return !interrupted.getAsBoolean();
        };
        if (data.size(Split.VALIDATION) > 0) {
            boolean known = validation.isPresent() && !isWorthMore(result, validation.get());
            boolean wanted = validation.isPresent()
                    || data.scorer(Split.VALIDATION).isPresent()
                    || result.validation().filter(Evaluation::isPartial).isPresent();
            if (!known && wanted && !interrupted.getAsBoolean()) {
                validation = evaluate(Split.VALIDATION, most(result, Split.VALIDATION), listener)
                        .or(() -> validation);
            }
            validation.ifPresent(evaluation -> splits.add(Measured.of(data, Split.VALIDATION, evaluation)));
        }
        if (data.size(Split.TEST) > 0 && !interrupted.getAsBoolean()) {
            evaluate(Split.TEST, most(result, Split.TEST), listener)
                    .ifPresent(evaluation -> splits.add(Measured.of(data, Split.TEST, evaluation)));
        }
        return splits;
    }

    /** Whether there is time for the whole validation split after a validation on a subset. */
    private static boolean isWorthMore(TrainingResult result, Evaluation evaluation) {
        return evaluation.isPartial() && result.allows().test(evaluation.secondsFor(evaluation.available()));
    }

    /** The number of targets of a split that there is time for, as the last validation took it. */
    private long most(TrainingResult result, Split split) {
        long size = training.data().size(split);
        return result.validation()
                .filter(evaluation -> !result.allows().test(evaluation.secondsFor(size)))
                .map(Evaluation::targets)
                .orElse(size);
    }

    /** Uses the bundle: the model in memory is the last one, which need not be the best. */
    private Optional<Evaluation> evaluate(Split split, long most, EvaluationListener listener) {
        var plan = Trainer.plan(training.job().training(), training.job().seed());
        try (SequenceModel best =
                ModelBundle.read(folder.best(), training.plugins()).model(training.plugins())) {
            return new Evaluator(plan).evaluate(best, training.data(), split, most, listener);
        }
    }
}
