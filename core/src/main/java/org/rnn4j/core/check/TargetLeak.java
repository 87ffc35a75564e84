package org.rnn4j.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/**
 * Whether one column of a table gives the target away: for classes, a feature whose mean over the sequence, looked up among those
 * of the training split, names the class of a held-out sequence; for forecasts, a covariate that is the target up to scale and
 * offset.
 */
public final class TargetLeak implements Check {
    /** Largest share of right classes by one feature, and largest correlation with the target. */
    static final double RIGHT = 0.98;

    static final double CORRELATION = 0.9999;

    @Override
    public String name() {
        return "target leakage";
    }

    @Override
    public Finding of(Subject subject) {
        if (subject.data().isEmpty()) {
            return Finding.skipped(name(), subject.noData());
        }
        SequenceData data = subject.data().get();
        InputSpec input = data.input();
        if (data.output() instanceof OutputSpec.OneClass
                && (input instanceof InputSpec.Vectors || input instanceof InputSpec.OneVector)) {
            return ofClasses(subject, data);
        }
        if (input instanceof InputSpec.Vectors vectors
                && vectors.window().isPresent()
                && vectors.features() > vectors.window().get().targets()) {
            return ofForecasts(subject, data, vectors);
        }
        return Finding.skipped(
                name(),
                input instanceof InputSpec.Vectors
                        ? "there are no columns beside the target"
                        : "the inputs are not columns of numbers");
    }

    private Finding ofClasses(Subject subject, SequenceData data) {
        Split other = data.size(Split.VALIDATION) > 0 ? Split.VALIDATION : Split.TEST;
        Optional<ClassLookup> lookup = ClassLookup.of(
                data.evaluationBatches(Split.TRAIN, subject.plan()), data.evaluationBatches(other, subject.plan()));
        return lookup.map(
                        found -> Finding.atMost(
                                name(),
                                found.right(),
                                RIGHT,
                                "share of classes that column %d alone names, the most of all"
                                        .formatted(found.feature() + 1),
                                "that column may be a copy of the label, which is unknown when the model is used; remove it from the data"))
                .orElseGet(() -> Finding.skipped(
                        name(), "the held-out split is missing, has under 10 sequences or hardly more than one class"));
    }

    private Finding ofForecasts(Subject subject, SequenceData data, InputSpec.Vectors vectors) {
        List<SequenceBatch> batches = new ArrayList<>();
        for (SequenceBatch batch : data.evaluationBatches(Split.TRAIN, subject.plan())) {
            if (batches.size() < 20) {
                batches.add(batch);
            }
        }
        return CovariateCopy.of(batches, vectors.window().orElseThrow(), vectors.features())
                .map(found -> Finding.atMost(
                        name(),
                        found.correlation(),
                        CORRELATION,
                        "correlation of input column %d with target %d, the largest of all"
                                .formatted(found.feature() + 1, found.target() + 1),
                        "that covariate may be a copy of the target; remove it from data.past or data.known"))
                .orElseGet(() -> Finding.skipped(name(), "no covariate and target vary within the windows"));
    }
}
