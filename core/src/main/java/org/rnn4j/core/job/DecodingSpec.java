package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.rnn4j.core.error.UserException;

/** The search for the output sequences of a model. Immutable; an instance is always valid. */
public record DecodingSpec(
        @Default("1") @Range(min = 1, max = 10_000) @Doc("Hypotheses kept at each step; 1 = greedy.")
        int beam,

        @Default("0.6")
        @Range(min = 0, max = 10)
        @Doc("Alpha of GNMT (Wu et al., 2016): log probabilities are divided by ((5 + length) / 6)^alpha; more favours"
                + " longer predictions.")
        double lengthPenalty,

        @Default("0.0")
        @Range(min = 0, max = 10)
        @Doc("Beta of GNMT: the cost of source steps left without attention; 0 = none.")
        double coveragePenalty,

        @Default("1") @Range(min = 1, max = 10_000) @Doc("Predictions per source, at most beam unless they are drawn.")
        int best,

        @Default("0") @Range(min = 0, max = 1_000) @Doc("No n-gram of this length occurs twice; 0 = any may.")
        int noRepeat,

        @Default("0") @Range(min = 0, max = 100_000) @Doc("Minimum number of tokens of a prediction.")
        int minLength,

        @Default("200") @Range(min = 1, max = 100_000) @Doc("Maximum number of tokens of a prediction.")
        int maxLength,

        @Default("false") @Doc("Draw predictions from the model's probabilities instead of searching for the best.")
        boolean sample,

        @Default("1.0") @Range(min = 0, max = 100) @Doc("With sample: divisor of the logits; 0 = greedy.")
        double temperature,

        @Default("0")
        @Range(min = 0, max = Integer.MAX_VALUE)
        @Doc("With sample: the k most likely tokens to sample from; 0 = all.")
        int topK) {
    public DecodingSpec {
        Ranges.require(
                "decoding",
                DecodingSpec.class,
                beam,
                lengthPenalty,
                coveragePenalty,
                best,
                noRepeat,
                minLength,
                maxLength,
                sample,
                temperature,
                topK);
        if (sample && beam > 1) {
            throw new UserException(
                    "decoding.sample = true samples predictions one by one, but decoding.beam = %d; remove one of them"
                            .formatted(beam));
        }
        if (!sample && (temperature != 1 || topK != 0)) {
            throw new UserException("decoding.%s, but nothing is sampled; set decoding.sample to true"
                    .formatted(topK != 0 ? "top-k = " + topK : "temperature = " + temperature));
        }
        if (!sample && best > beam) {
            throw new UserException(
                    "decoding.best = %d, but decoding.beam = %d gives at most that many; raise decoding.beam"
                            .formatted(best, beam));
        }
        if (minLength > maxLength) {
            throw new UserException(
                    "decoding.min-length = %d, but decoding.max-length = %d".formatted(minLength, maxLength));
        }
    }

    /** The decoding options with all defaults. */
    public static DecodingSpec defaults() {
        return Binder.bind(JsonNodeFactory.instance.objectNode(), DecodingSpec.class, "decoding");
    }
}
