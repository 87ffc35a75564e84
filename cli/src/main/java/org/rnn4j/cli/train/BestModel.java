package org.rnn4j.cli.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.cli.terminal.Measured;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluation;
import org.rnn4j.core.train.Evaluator;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
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
     * Evaluations of the best model on the splits that it was not trained on.
     *
     * @param whole whether to evaluate what is not known yet: the test split, and the validation split if a resumed
     *     training found no better model
     */
    List<Measured> measured(boolean whole, Scope scope) {
        SequenceData data = training.data();
        if (!whole) {
            return validation.stream()
                    .map(evaluation -> measured(Split.VALIDATION, evaluation, scope))
                    .toList();
        }
        List<Measured> splits = new ArrayList<>();
        boolean scored = validation.isPresent() || data.scorer(Split.VALIDATION).isPresent();
        if (scope.splits().contains(Split.VALIDATION) && data.size(Split.VALIDATION) > 0 && scored) {
            Evaluation evaluation = validation.orElseGet(() -> evaluate(Split.VALIDATION));
            splits.add(measured(Split.VALIDATION, evaluation, scope));
        }
        if (scope.splits().contains(Split.TEST) && data.size(Split.TEST) > 0) {
            splits.add(measured(Split.TEST, evaluate(Split.TEST), scope));
        }
        return splits;
    }

    private Measured measured(Split split, Evaluation evaluation, Scope scope) {
        return scope.baselines()
                ? Measured.of(training.data(), split, evaluation)
                : new Measured(training.data(), split, evaluation, Map.of());
    }

    /** Uses the bundle: the model in memory is the last one, which need not be the best. */
    private Evaluation evaluate(Split split) {
        var plan = Trainer.plan(training.job().training(), training.job().seed());
        try (SequenceModel best =
                ModelBundle.read(folder.best(), training.plugins()).model(training.plugins())) {
            return new Evaluator(plan).evaluate(best, training.data(), split);
        }
    }
}
