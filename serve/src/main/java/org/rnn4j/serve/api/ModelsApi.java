package org.rnn4j.serve.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.serve.http.Answer;
import org.rnn4j.serve.http.Call;
import org.rnn4j.serve.http.Problem;
import org.rnn4j.serve.model.LoadedModel;
import org.rnn4j.serve.model.Models;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models of a server and their cards. */
final class ModelsApi {
    private static final Logger LOG = LoggerFactory.getLogger(ModelsApi.class);

    private final Access access;
    private final Models models;

    ModelsApi(Access access, Models models) {
        this.access = access;
        this.models = models;
    }

    Answer list(Call call) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("models");
        models.names().forEach(name -> all.add(card(name)));
        return Answer.json(json);
    }

    Answer show(Call call) {
        return Answer.json(card(call.path("name")));
    }

    Answer reload(Call call) {
        String name = call.path("name");
        access.retain(name).release(); // or there is none
        try {
            models.reload(name);
        } catch (UserException e) { // whose message names the file
            LOG.warn("{} cannot be loaded again: {}", name, e.getMessage());
            throw Problem.unavailable(
                    "the file of %s cannot be read now, so the old model stays; the server's log has the reason"
                            .formatted(name),
                    10);
        }
        return Answer.json(card(name));
    }

    private ObjectNode card(String name) {
        LoadedModel model = access.retain(name);
        try {
            return card(model);
        } finally {
            model.release();
        }
    }

    private static ObjectNode card(LoadedModel model) {
        ModelBundle bundle = model.predictor().bundle();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", model.name())
                .put("task", bundle.job().task())
                .put("data", bundle.job().dataType())
                .put("parameters", bundle.network().parameters())
                .put("fingerprint", model.fingerprint())
                .put("loadedAt", model.loadedAt().toString())
                .put("trainedBy", "rnn4j " + bundle.run().rnn4jVersion())
                .put("generates", model.stepper().isPresent())
                .put("predicts", bundle.codec() instanceof PredictionCodec)
                .put("readsSound", bundle.codec() instanceof PredictionCodec codec && codec.namesFiles());
        json.set("results", bundle.run().results());
        if (model.stepper().isPresent()) {
            json.put("vocabulary", model.text().vocabularySize());
            json.set("sample", Binder.toTree(Access.sample(model)));
        }
        return json;
    }
}
