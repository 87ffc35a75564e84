package org.rnn4j.cli.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rnn4j.cli.report.Examples;
import org.rnn4j.cli.terminal.Measured;
import org.rnn4j.cli.terminal.Progress;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Calibrator;
import org.rnn4j.core.sequence.OutputSpec;
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
     * @param scope the splits to evaluate, and whether to compare with baselines
     * @param progress shows the evaluation
     * @param interrupted whether the user wants no more evaluations
     */
    List<Measured> measured(TrainingResult result, Scope scope, Progress progress, BooleanSupplier interrupted) {
        SequenceData data = interrupted.getAsBoolean() ? training.data() : calibrated(result);
        List<Measured> splits = new ArrayList<>();
        EvaluationListener listener = (done, targets) -> {
            progress.evaluating(done, targets);
            return !interrupted.getAsBoolean();
        };
        if (scope.splits().contains(Split.VALIDATION) && data.size(Split.VALIDATION) > 0) {
            boolean known = data.codec() == training.data().codec() // a calibration may change predictions
                    && validation.isPresent()
                    && !isWorthMore(result, validation.get());
            boolean scored = validation.isPresent()
                    || data.scorer(Split.VALIDATION).isPresent()
                    || result.validation().filter(Evaluation::isPartial).isPresent();
            if (!known && scored && !interrupted.getAsBoolean()) {
                validation = evaluate(data, Split.VALIDATION, most(result, Split.VALIDATION), listener)
                        .or(() -> validation);
            }
            validation.ifPresent(evaluation -> splits.add(measured(data, Split.VALIDATION, evaluation, scope)));
        }
        if (scope.splits().contains(Split.TEST) && data.size(Split.TEST) > 0 && !interrupted.getAsBoolean()) {
            evaluate(data, Split.TEST, most(result, Split.TEST), listener)
                    .ifPresent(evaluation -> splits.add(measured(data, Split.TEST, evaluation, scope)));
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

    /** The data with the intervals of the best model, if it has some and there is time; they are then saved with it. */
    private SequenceData calibrated(TrainingResult result) {
        SequenceData data = training.data();
        Optional<Calibrator> calibrator = data.calibrator(Split.VALIDATION);
        boolean hasTime = most(result, Split.VALIDATION) == data.size(Split.VALIDATION);
        if (calibrator.isEmpty() || !hasTime || !(training.model() instanceof SequencePredictor)) {
            return data;
        }
        ModelBundle best = ModelBundle.read(folder.best(), training.plugins());
        SequenceData calibrated;
        try (SequenceModel model = best.model(training.plugins())) {
            calibrated = evaluator().calibrate((SequencePredictor) model, data, Split.VALIDATION, calibrator.get());
        }
        new ModelBundle(best.job(), calibrated.codec(), best.run(), best.network(), best.state()).write(folder.best());
        return calibrated;
    }

    /** Some predictions of the best model on the validation split, or the test split if there is none. */
    Optional<Examples> examples() {
        SequenceData data = training.data();
        if (!(training.model() instanceof SequencePredictor) || !(data.output() instanceof OutputSpec.OneClass)) {
            return Optional.empty();
        }
        Split split = data.size(Split.VALIDATION) > 0 ? Split.VALIDATION : Split.TEST;
        BatchPlan plan = Trainer.plan(training.job().training(), training.job().seed());
        try (SequenceModel best =
                ModelBundle.read(folder.best(), training.plugins()).model(training.plugins())) {
            return Examples.of((SequencePredictor) best, data, split, plan);
        }
    }

    private Evaluator evaluator() {
        return new Evaluator(
                Trainer.plan(training.job().training(), training.job().seed()));
    }

    private static Measured measured(SequenceData data, Split split, Evaluation evaluation, Scope scope) {
        return scope.baselines()
                ? Measured.of(data, split, evaluation)
                : new Measured(data, split, evaluation, Map.of());
    }

    /** Uses the bundle: the model in memory is the last one, which need not be the best. */
    private Optional<Evaluation> evaluate(SequenceData data, Split split, long most, EvaluationListener listener) {
        try (SequenceModel best =
                ModelBundle.read(folder.best(), training.plugins()).model(training.plugins())) {
            return evaluator().evaluate(best, data, split, most, listener);
        }
    }
}
