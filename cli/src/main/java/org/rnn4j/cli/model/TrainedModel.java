package org.rnn4j.cli.model;

import java.nio.file.Path;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.TextCodec;

/** A bundle, opened. */
public record TrainedModel(Path file, ModelBundle bundle, Plugins plugins) {

    /**
     * Reads a bundle.
     *
     * @param threads that compute; 0 = as the model was trained
     */
    public static TrainedModel read(Path file, int threads) {
        Backend.start();
        Plugins plugins = Plugins.load();
        ModelBundle bundle = ModelBundle.read(file, plugins);
        Backend.useThreads(threads > 0 ? threads : bundle.job().threads());
        return new TrainedModel(file, bundle, plugins);
    }

    /** The same model, with other options for its search. */
    public TrainedModel searching(DecodingOptions options) {
        if (options.settings().all().isEmpty()) {
            return this;
        }
        JobSpec job = plugins.jobs()
                .parse(
                        JobJson.toYaml(bundle.job()),
                        "the bundle's job",
                        bundle.job().name(),
                        options.settings());
        var changed = new ModelBundle(job, bundle.codec(), bundle.run(), bundle.network(), bundle.state());
        return new TrainedModel(file, changed, plugins);
    }

    SequenceModel model() {
        return bundle.model(plugins);
    }

    /** Where the model answers what a user hands it. */
    public SequencePredictor answeringModel() {
        if (model() instanceof SequencePredictor model) {
            return model;
        }
        throw noAnswers();
    }

    /** What turns a user's requests into the network's values, and its answers back. */
    public PredictionCodec answerCodec() {
        if (bundle.codec() instanceof PredictionCodec codec) {
            return codec;
        }
        throw noAnswers();
    }

    private UserException noAnswers() {
        return new UserException("%s is a model for task = %s and its codec \"%s\" reads no requests; %s"
                .formatted(
                        file,
                        bundle.job().task(),
                        bundle.codec().format(),
                        bundle.codec() instanceof TextCodec
                                ? "let it write with generate"
                                : "predict needs a model that classifies, tags, forecasts or translates"));
    }

    LanguageModel languageModel() {
        if (model() instanceof LanguageModel model) {
            return model;
        }
        throw new UserException("%s answers the task %s, but generate needs a language model; use predict"
                .formatted(file, bundle.job().task()));
    }

    TextCodec textCodec() {
        if (bundle.codec() instanceof TextCodec codec) {
            return codec;
        }
        throw new UserException(
                "%s has the codec \"%s\", which is no text; generate needs a language model, but this task = %s"
                        .formatted(file, bundle.codec().format(), bundle.job().task()));
    }
}
