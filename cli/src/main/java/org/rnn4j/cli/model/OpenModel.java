package org.rnn4j.cli.model;

import java.nio.file.Path;
import java.util.List;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Settings.Setting;
import org.rnn4j.core.predict.Predictor;

/** Starts ND4J's backend and opens the model of a command. */
public final class OpenModel {
    private OpenModel() {}

    /** @param threads number of compute threads; 0 = as in training */
    static Predictor open(Path file, int threads, SignatureOption signature) {
        return open(file, threads, new DecodingOptions(), signature);
    }

    /**
     * Opens a model with decoding options over those of its job.
     *
     * @param threads number of compute threads; 0 = as in training
     */
    public static Predictor open(Path file, int threads, DecodingOptions decoding, SignatureOption signature) {
        Backend.start();
        ModelBundle bundle = signature.read(file);
        Settings settings = decoding.settings(bundle.job());
        if (threads != 0) {
            settings =
                    settings.and(new Settings(List.of(new Setting("--threads", "threads", Integer.toString(threads)))));
        }
        Predictor predictor = decoding.languageModel == null
                ? Predictor.of(bundle, file.toString(), settings)
                : Predictor.of(
                        bundle,
                        file.toString(),
                        settings,
                        open(decoding.languageModel, 0, new DecodingOptions(), signature),
                        decoding.weight());
        Backend.useThreads(predictor.bundle().job().threads());
        return predictor;
    }
}
