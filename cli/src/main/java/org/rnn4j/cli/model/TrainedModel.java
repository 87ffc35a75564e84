package org.rnn4j.cli.model;

import java.nio.file.Path;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.TextCodec;

/** A bundle, opened. */
record TrainedModel(Path file, ModelBundle bundle, Plugins plugins) {

    /** @param threads that compute; 0 = as the model was trained */
    static TrainedModel read(Path file, int threads) {
        Backend.start();
        Plugins plugins = Plugins.load();
        ModelBundle bundle = ModelBundle.read(file, plugins);
        Backend.useThreads(threads > 0 ? threads : bundle.job().threads());
        return new TrainedModel(file, bundle, plugins);
    }

    SequenceModel model() {
        return bundle.model(plugins);
    }

    LanguageModel languageModel() {
        if (model() instanceof LanguageModel model) {
            return model;
        }
        throw new UserException("%s answers the task %s, but generate needs a language model"
                .formatted(file, bundle.job().task()));
    }

    TextCodec textCodec() {
        if (bundle.codec() instanceof TextCodec codec) {
            return codec;
        }
        throw new UserException("%s has the codec \"%s\", which is no text; generate needs a language model (task = %s)"
                .formatted(file, bundle.codec().format(), bundle.job().task()));
    }
}
