package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Sampling of text from a language model. Immutable; an instance is always valid. */
public record SampleSpec(
        @Default("500") @Range(min = 0, max = 100_000_000) @Doc("Maximum number of tokens to generate.")
        int length,

        @Default("0.8") @Range(min = 0, max = 100) @Doc("Divisor of the logits; 0 = greedy.")
        double temperature,

        @Default("0") @Range(min = 0, max = Integer.MAX_VALUE) @Doc("Sample from the k most likely tokens; 0 = all.")
        int topK,

        @Default("1.0")
        @Range(min = Double.MIN_VALUE, max = 1)
        @Doc("Sample from the most likely tokens whose probabilities sum to this; 1 = all.")
        double topP,

        @Default("") @Doc("Text that the model reads first; may be empty.")
        String prompt,

        @Default("") @Doc("Generation ends after this text; empty = never.")
        String stop) {
    public SampleSpec {
        Ranges.require("sample", SampleSpec.class, length, temperature, topK, topP, prompt, stop);
    }

    /** The sampling options with all defaults. */
    public static SampleSpec defaults() {
        return Binder.bind(JsonNodeFactory.instance.objectNode(), SampleSpec.class, "sample");
    }
}
