package org.rnn4j.core.job;

import org.rnn4j.core.error.Require;

/**
 * How text is drawn from a language model.
 *
 * @param length tokens to generate at most
 * @param temperature logits are divided by it; 0 = greedy
 * @param topK only the k likeliest tokens; 0 = all
 * @param topP only the likeliest tokens that together reach this probability; 1 = all
 * @param prompt what the model reads first; may be empty
 * @param stop generation ends after this string; empty = never
 */
public record SampleSpec(
        @Default("500") int length,
        @Default("0.8") double temperature,
        @Default("0") int topK,
        @Default("1.0") double topP,
        @Default("") String prompt,
        @Default("") String stop) {
    public SampleSpec {
        Require.inRange("sample.length", length, 0, 100_000_000);
        Require.inRange("sample.temperature", temperature, 0, 100);
        Require.inRange("sample.top-k", topK, 0, Integer.MAX_VALUE);
        Require.inRange("sample.top-p", topP, Double.MIN_VALUE, 1);
    }
}
