package org.rnn4j.cli.verify;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.model.DecodingOptions;
import org.rnn4j.cli.model.OpenModel;
import org.rnn4j.cli.model.OwnData;
import org.rnn4j.cli.model.SignatureOption;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.check.Subject;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.train.StepReport;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingResult;

/** Opens what a command checks. */
final class Subjects {
    /** Steps of the training that makes a model of a job. */
    static final int STEPS = 20;

    private static final int EPOCHS = 1_000;

    private Subjects() {}

    /** @param trusted whether the files that the model names are opened wherever it lies */
    static Subject ofModel(Path file, boolean trusted, SignatureOption signature) {
        Plugins plugins = Plugins.load();
        try (Predictor predictor = OpenModel.open(file, 0, new DecodingOptions(), signature)) {
            ModelBundle bundle = predictor.bundle();
            Optional<SequenceData> data = Optional.empty();
            String noData = "";
            try {
                data = Optional.of(new OwnData(predictor, file, trusted).open());
                if (!data.get().sha256().equals(bundle.run().dataSha256())) {
                    data = Optional.empty();
                    noData = "the data has changed since the training";
                }
            } catch (UserException e) {
                noData = "no data: " + e.getMessage();
            }
            return new Subject(plugins, bundle, bundle.model(plugins), data, noData, true);
        }
    }

    /** A model of a job after some steps. */
    static Subject ofJob(JobSpec job) {
        Backend.start();
        Backend.useThreads(job.threads());
        Plugins plugins = Plugins.load();
        SequenceData data = plugins.open(job, null);
        SequenceModel model = plugins.network(job, data).create(job, data.input(), data.output());
        if (model instanceof FittedModel fitted) {
            fitted.requireFit(data);
        }
        TrainingSpec spec = model instanceof FittedModel
                ? job.training()
                : job.training().with(EPOCHS, Duration.ZERO); // not by the clock
        Trainer trainer = new Trainer(spec, job.seed());
        TrainingResult result = trainer.train(model, data, new TrainingListener() {
            @Override
            public void onStep(StepReport report) {
                if (report.step() >= STEPS) {
                    trainer.requestStop();
                }
            }
        });
        RunManifest run = RunManifest.begin("rnn4j verify", job, data, Instant.now());
        ModelBundle bundle = new ModelBundle(job, data.codec(), run, model.network(), Optional.of(result.state()));
        return new Subject(plugins, bundle, model, Optional.of(data), "", model instanceof FittedModel);
    }
}
