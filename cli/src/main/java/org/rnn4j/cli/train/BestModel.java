package org.rnn4j.cli.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.cli.terminal.Measured;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.sequence.Calibrator;
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
    List<Measured> measured(boolean whole) {
        SequenceData data = whole ? calibrated() : training.data();
        if (!whole) {
            return validation.stream()
                    .map(evaluation -> Measured.of(data, Split.VALIDATION, evaluation))
                    .toList();
        }
        List<Measured> splits = new ArrayList<>();
        boolean scored = validation.isPresent() || data.scorer(Split.VALIDATION).isPresent();
        if (data.size(Split.VALIDATION) > 0 && scored) {
            Evaluation evaluation = validation.orElseGet(() -> evaluate(data, Split.VALIDATION));
            splits.add(Measured.of(data, Split.VALIDATION, evaluation));
        }
        if (data.size(Split.TEST) > 0) {
            splits.add(Measured.of(data, Split.TEST, evaluate(data, Split.TEST)));
        }
        return splits;
    }

    /** The data with the intervals of the best model, if it has some; they are then saved with it. */
    private SequenceData calibrated() {
        SequenceData data = training.data();
        Optional<Calibrator> calibrator = data.calibrator(Split.VALIDATION);
        if (calibrator.isEmpty() || !(training.model() instanceof SequencePredictor)) {
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

    private Evaluator evaluator() {
        return new Evaluator(
                Trainer.plan(training.job().training(), training.job().seed()));
    }

    /** Uses the bundle: the model in memory is the last one, which need not be the best. */
    private Evaluation evaluate(SequenceData data, Split split) {
        try (SequenceModel best =
                ModelBundle.read(folder.best(), training.plugins()).model(training.plugins())) {
            return evaluator().evaluate(best, data, split);
        }
    }
}
