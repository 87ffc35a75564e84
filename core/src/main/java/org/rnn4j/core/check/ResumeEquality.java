package org.rnn4j.core.check;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.train.StepReport;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingResult;

/**
 * Whether a training that is saved after some steps, loaded and resumed reaches the same parameters as one that was not, bit for
 * bit.
 *
 * @param damage what happens to the bundle between saving and loading; nothing but in tests
 */
public record ResumeEquality(UnaryOperator<ModelBundle> damage) implements Check {
    private static final int FIRST = 3;
    private static final int ALL = 6;

    /** As many as no check of six steps reaches; the schedule then depends on steps, not on time. */
    private static final int EPOCHS = 1_000;

    /** Creates the check. */
    public ResumeEquality() {
        this(UnaryOperator.identity());
    }

    @Override
    public String name() {
        return "resume equality";
    }

    @Override
    public Finding of(Subject subject) {
        if (subject.model() instanceof FittedModel) {
            return Finding.skipped(name(), "the model is fitted at once, so there is nothing to resume");
        }
        if (subject.data().isEmpty()) {
            return Finding.skipped(name(), subject.noData());
        }
        String atOnce;
        try (SequenceModel model = fresh(subject)) {
            steps(subject, model, ALL, null);
            atOnce = Fingerprint.hash(model.network());
        }
        ModelBundle loaded = TemporaryFile.with(file -> {
            damage.apply(halfWay(subject)).write(file);
            return ModelBundle.read(file, subject.plugins());
        });
        String resumed;
        try (SequenceModel model = loaded.model(subject.plugins())) {
            steps(subject, model, ALL, loaded);
            resumed = Fingerprint.hash(model.network());
        }
        return Finding.atMost(
                name(),
                atOnce.equals(resumed) ? 0 : 1,
                0,
                "different hashes after %d + %d steps and %d steps".formatted(FIRST, ALL - FIRST, ALL),
                "a killed run does not continue where it stopped; check that the updater, the random seeds and the order of the data are saved");
    }

    private static SequenceModel fresh(Subject subject) {
        SequenceData data = subject.data().orElseThrow();
        return subject.plugins()
                .network(subject.bundle().job())
                .create(subject.bundle().job(), data.input(), data.output());
    }

    private static ModelBundle halfWay(Subject subject) {
        try (SequenceModel model = fresh(subject)) {
            TrainingResult result = steps(subject, model, FIRST, null);
            ModelBundle bundle = subject.bundle();
            return new ModelBundle(
                    bundle.job(), bundle.codec(), bundle.run(), model.network(), Optional.of(result.state()));
        }
    }

    /**
     * Trains until a step.
     *
     * @param from where to continue; null = at the start
     */
    private static TrainingResult steps(Subject subject, SequenceModel model, long last, ModelBundle from) {
        TrainingSpec spec = subject.bundle().job().training().with(EPOCHS, Duration.ZERO);
        Trainer trainer = new Trainer(spec, subject.bundle().job().seed());
        TrainingListener stop = new TrainingListener() {
            @Override
            public void onStep(StepReport report) {
                if (report.step() >= last) {
                    trainer.requestStop();
                }
            }
        };
        SequenceData data = subject.data().orElseThrow();
        return from == null
                ? trainer.train(model, data, stop)
                : trainer.resume(model, data, from.state().orElseThrow(), stop);
    }
}
