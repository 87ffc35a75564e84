package org.rnn4j.core.predict;

import java.util.Optional;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.decode.ctc.LabelPredictor;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.Hearing;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.StepCodec;
import org.rnn4j.core.sequence.TextCodec;

/**
 * The uses of a bundle's model: each method returns one, or throws an error that names those the model has.
 *
 * @param name name of the bundle, for errors
 * @param codec the bundle's codec as it reads requests
 */
record ModelRoles(String name, ModelBundle bundle, Codec codec) {

    ModelRoles with(Codec other) {
        return new ModelRoles(name, bundle, other);
    }

    String task() {
        return bundle.job().task();
    }

    PredictionCodec requests() {
        if (codec instanceof PredictionCodec requested) {
            return requested;
        }
        throw noPredictions();
    }

    SequencePredictor predictor(SequenceModel model) {
        if (model instanceof SequencePredictor predictor) {
            return predictor;
        }
        throw noPredictions();
    }

    private UserException noPredictions() {
        return new UserException("%s is a model for task = %s and its codec \"%s\" reads no requests; %s"
                .formatted(
                        name,
                        task(),
                        bundle.codec().format(),
                        bundle.codec() instanceof TextCodec || bundle.codec() instanceof StepCodec
                                ? "use generate"
                                : "predict needs a model that classifies, tags, forecasts or translates"));
    }

    LabelPredictor transcriber(SequenceModel model) {
        if (model instanceof LabelPredictor labels) {
            return labels;
        }
        throw new UserException("%s is a model for task = %s, but only task = transcription writes down its input"
                .formatted(name, task()));
    }

    boolean isClassifier() {
        return requests().output().filter(OutputSpec.OneClass.class::isInstance).isPresent();
    }

    Hearing hearing() {
        return requests()
                .hearing()
                .orElseThrow(() -> new UserException("%s reads data.type = %s, not sound; use predict without a stream"
                        .formatted(name, bundle.codec().format())));
    }

    /** The codec of the texts that the model writes. */
    TextCodec written() {
        Optional<TextCodec> text = codec instanceof PredictionCodec requested ? requested.written() : Optional.empty();
        return text.orElseThrow(() -> new UserException(
                "a language model can help to write texts, but %s is a model for task = %s, which writes none"
                        .formatted(name, task())));
    }

    /** The codec of a language model. */
    TextCodec text() {
        if (bundle.codec() instanceof TextCodec text) {
            return text;
        }
        if (bundle.codec().medium().isPresent()) {
            throw new UserException("%s is a model for task = %s, which generates files, not text; add --out FILE.%s"
                    .formatted(
                            name, task(), bundle.codec().medium().get().writes().get(0)));
        }
        throw new UserException(
                "%s has the codec \"%s\", which is not one of text; generate needs a language model, but this task = %s"
                        .formatted(name, bundle.codec().format(), task()));
    }

    /** @param problem what the model is not, after its name and task */
    LanguageModel languageModel(SequenceModel model, String problem) {
        if (model instanceof LanguageModel language) {
            return language;
        }
        throw new UserException("%s is a model for task = %s, %s".formatted(name, task(), problem));
    }

    UserException noMedium(SequenceModel model) {
        return new UserException("%s is a model for task = %s with the codec \"%s\", which writes no files; %s"
                .formatted(
                        name,
                        task(),
                        bundle.codec().format(),
                        model instanceof LanguageModel ? "leave out --out" : "use predict"));
    }
}
