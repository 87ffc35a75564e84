package org.rnn4j.serve.api;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.serve.http.Answer;
import org.rnn4j.serve.http.Problem;
import org.rnn4j.serve.model.LoadedModel;
import org.rnn4j.serve.model.Models;

/** Lends the models of a server to requests. */
final class Access {
    private final Models models;

    Access(Models models) {
        this.models = models;
    }

    /** A model, which the caller releases. */
    LoadedModel retain(String name) {
        return models.retain(name)
                .orElseThrow(() -> Problem.notFound("there is no model \"%s\"; %sGET /models lists them"
                        .formatted(shown(name), Suggestion.phrase(shown(name), models.names()))));
    }

    private static String shown(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "..." : name;
    }

    /** Lends a model until the answer is there. */
    CompletionStage<Answer> with(String name, Function<LoadedModel, CompletionStage<Answer>> request) {
        LoadedModel model = retain(name);
        try {
            return request.apply(model).whenComplete((answer, failure) -> model.release());
        } catch (RuntimeException e) {
            model.release();
            throw e;
        }
    }

    /** The codec of a language model. */
    static TextCodec language(LoadedModel model) {
        if (model.stepper().isEmpty()) {
            throw Problem.bad("%s is a model for task = %s, not a language model; use predict"
                    .formatted(model.name(), model.predictor().bundle().job().task()));
        }
        return model.text();
    }

    /** How the model's job samples. */
    static SampleSpec sample(LoadedModel model) {
        return model.predictor().bundle().job().block(SampleSpec.class).orElseGet(SampleSpec::defaults);
    }
}
