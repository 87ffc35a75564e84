package org.rnn4j.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.serve.http.Answer;
import org.rnn4j.serve.http.Call;
import org.rnn4j.serve.http.Problem;
import org.rnn4j.serve.limit.Limits;
import org.rnn4j.serve.model.LoadedModel;

/** Generates text. The body has the keys {@code sample.*} of a job, {@code seed} and {@code stream}. */
final class GenerateApi {
    private final Access access;
    private final Limits limits;
    private final Admission admission;

    GenerateApi(Access access, Limits limits, Admission admission) {
        this.access = access;
        this.limits = limits;
        this.admission = admission;
    }

    CompletionStage<Answer> generate(Call call) {
        ObjectNode body = call.json();
        return admission.admit(() -> access.with(call.path("name"), model -> generate(call, body, model)));
    }

    private CompletionStage<Answer> generate(Call call, ObjectNode body, LoadedModel model) {
        TextCodec codec = Access.language(model);
        boolean stream = flag(body.remove("stream"));
        long seed = seed(body.remove("seed"));
        SampleSpec spec = spec(body, model);
        int prompt = codec.encode(spec.prompt()).length;
        if (prompt > limits.prompt()) {
            throw Problem.tooLarge(
                    "the prompt has %,d tokens, but at most %,d are read".formatted(prompt, limits.prompt()));
        }
        if (spec.length() > limits.output()) {
            throw Problem.tooLarge("length = %,d, but at most %,d tokens are generated in one answer"
                    .formatted(spec.length(), limits.output()));
        }
        Generation generation = new Generation(
                codec,
                spec,
                seed,
                stream ? Optional.of(call::events) : Optional.empty(),
                limits.time().toNanos());
        if (generation.isDone()) { // of length 0
            generation.finish();
        } else {
            generation
                    .events()
                    .ifPresent(open -> open.whenDrained(model.stepper().orElseThrow()::wake));
            model.stepper().orElseThrow().add(generation);
        }
        if (generation.events().isPresent()) {
            return generation.events().get().finished();
        }
        return generation.done().thenApply(this::answer);
    }

    private Answer answer(ObjectNode json) {
        if (json.path("finish").asText().equals("time")) {
            throw Problem.unavailable(
                    "the text took longer than %d s; generate less, or set stream = true"
                            .formatted(limits.time().toSeconds()),
                    1);
        }
        return Answer.json(json);
    }

    /** The keys of the body over those of the model's job. */
    private SampleSpec spec(ObjectNode body, LoadedModel model) {
        SampleSpec own = Access.sample(model);
        ObjectNode all = Binder.toTree(own);
        all.put("length", Math.min(own.length(), limits.output()));
        all.setAll(body);
        return Binder.bind(all, SampleSpec.class, "sample");
    }

    private static boolean flag(JsonNode given) {
        if (given != null && !given.isBoolean()) {
            throw Problem.bad("stream = %s, but must be true or false".formatted(given));
        }
        return given != null && given.booleanValue();
    }

    private static long seed(JsonNode given) {
        if (given == null) {
            return ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        }
        if (!given.isIntegralNumber() || !given.canConvertToLong()) {
            throw Problem.bad("seed = %s, but must be an integer of 64 bits".formatted(given));
        }
        return given.longValue();
    }
}
