package org.rnn4j.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.RequestInput.Form;
import org.rnn4j.serve.http.Answer;
import org.rnn4j.serve.http.Call;
import org.rnn4j.serve.http.Problem;
import org.rnn4j.serve.limit.Limits;
import org.rnn4j.serve.model.LoadedModel;

/**
 * Predicts. The body has {@code inputs} (a text, an object, or a list of these), or {@code table} (the text of a table in the form of the
 * model's job), or is a sound. No input can name a file.
 */
final class PredictApi {
    private static final int BATCH = 32;
    private static final Map<String, String> SOUNDS = Map.of(
            "audio/wav", ".wav",
            "audio/x-wav", ".wav",
            "audio/wave", ".wav",
            "audio/aiff", ".aiff",
            "audio/x-aiff", ".aiff",
            "audio/basic", ".au");

    private final Access access;
    private final Limits limits;
    private final Admission admission;
    private final Metrics metrics;
    private final Executor computers;

    /** @param computers run the predictions, so that the threads that serve requests do not wait for them */
    PredictApi(Access access, Limits limits, Admission admission, Metrics metrics, Executor computers) {
        this.access = access;
        this.limits = limits;
        this.admission = admission;
        this.metrics = metrics;
        this.computers = computers;
    }

    /** The options in a body. */
    record Options(
            @Default("false") @Doc("Whether to send all probabilities, quantiles, alternatives and attention.")
            boolean probabilities,

            @Default("0")
            @Range(min = 0, max = 0.9999)
            @Doc("Wanted share of values in the interval of a forecast; 0 = none.")
            double interval,

            @Default("0") @Range(min = 0, max = 100_000) @Doc("Rows to forecast; 0 = as in training.")
            int horizon) {
        Options {
            Ranges.require("", Options.class, probabilities, interval, horizon);
        }
    }

    CompletionStage<Answer> predict(Call call) {
        long begin = System.nanoTime();
        return admission.admit(() -> access.with(
                call.path("name"),
                model -> CompletableFuture.supplyAsync(
                        () -> SOUNDS.containsKey(call.type())
                                ? sound(call, model, begin)
                                : json(call.json(), model, begin),
                        computers)));
    }

    private Answer json(ObjectNode body, LoadedModel model, long begin) {
        JsonNode inputs = body.remove("inputs");
        JsonNode table = body.remove("table");
        Options options = Binder.bind(body, Options.class, "");
        Predictor predictor = predictor(model, options);
        if (predictor.predictionCodec().namesFiles()) {
            throw Problem.bad(
                    "%s reads recordings, which are not named but sent: POST the sound as Content-Type: audio/wav"
                            .formatted(model.name()));
        }
        if ((inputs == null) == (table == null)) {
            throw Problem.bad("give inputs (a text, an object, or a list of these) or table (the text of a table)");
        }
        RequestInput in = inputs == null ? table(table) : Inputs.of(inputs, limits.inputs());
        List<ObjectNode> predictions = predictions(predictor, in, options, begin);
        if (inputs != null && predictions.size() != Inputs.count(inputs)) {
            throw Problem.bad("%,d inputs gave %,d predictions; send the text of a table as table"
                    .formatted(Inputs.count(inputs), predictions.size()));
        }
        return answer(model, predictions, in.notes());
    }

    private static RequestInput table(JsonNode table) {
        if (!table.isTextual()) {
            throw Problem.bad("table must be the text of a table, with line breaks");
        }
        return RequestInput.of("table", Form.JOB, new BufferedReader(new StringReader(table.textValue())));
    }

    private static Predictor predictor(LoadedModel model, Options options) {
        Predictor predictor = model.predictor();
        predictor = options.interval() == 0 ? predictor : predictor.withIntervals(options.interval());
        return options.horizon() == 0 ? predictor : predictor.withHorizon(options.horizon());
    }

    private Answer sound(Call call, LoadedModel model, long begin) {
        Predictor predictor = model.predictor();
        if (!predictor.predictionCodec().namesFiles()) {
            throw Problem.type(
                    "%s reads no sound; send the input as Content-Type: application/json".formatted(model.name()));
        }
        String name = "upload" + SOUNDS.get(call.type());
        try {
            Path folder = Files.createTempDirectory("rnn4j-serve");
            Path file = folder.resolve(name);
            try {
                Files.write(file, call.body());
                Options all = new Options(true, 0, 0);
                List<ObjectNode> predictions = predictions(predictor, RequestInput.ofFile(file), all, begin);
                predictions.forEach(prediction -> prediction.replace("path", TextNode.valueOf(name)));
                return answer(model, predictions, List.of());
            } catch (UserException e) {
                throw Problem.bad(e.getMessage().replace(file.toString(), name).replace(folder.toString(), ""));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ObjectNode> predictions(Predictor predictor, RequestInput in, Options options, long begin) {
        PredictionCodec codec = predictor.predictionCodec();
        List<ObjectNode> all = new ArrayList<>();
        List<Request> batch = new ArrayList<>();
        for (Iterator<Request> requests = codec.requests(in); requests.hasNext(); ) {
            batch.add(requests.next());
            if (all.size() + batch.size() > limits.inputs()) {
                throw Problem.tooLarge("more than %,d inputs".formatted(limits.inputs()));
            }
            if (batch.size() == BATCH || !requests.hasNext()) {
                if (System.nanoTime() - begin > limits.time().toNanos()) {
                    throw Problem.unavailable(
                            "the predictions took longer than %d s; send fewer inputs"
                                    .formatted(limits.time().toSeconds()),
                            1);
                }
                List<Prediction> predicted = predictor.predict(batch, options.probabilities());
                for (int i = 0; i < predicted.size(); i++) {
                    all.add(json(predicted.get(i), codec.tokens(batch.get(i))));
                }
                batch.clear();
            }
        }
        metrics.predicted(all.size());
        return all;
    }

    private static ObjectNode json(Prediction prediction, PredictionCodec.Tokens tokens) {
        return tokens.unknown() == 0 ? prediction.json() : prediction.json().put("unknownTokens", tokens.unknown());
    }

    private static Answer answer(LoadedModel model, List<ObjectNode> predictions, List<String> notes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("model", model.name());
        predictions.forEach(json.putArray("predictions")::add);
        if (!notes.isEmpty()) {
            notes.forEach(json.putArray("notes")::add);
        }
        return Answer.json(json);
    }
}
