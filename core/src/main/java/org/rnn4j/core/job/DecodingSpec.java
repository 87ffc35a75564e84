package org.rnn4j.core.job;

import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;

/**
 * How a model that writes is asked for its answers. Immutable; an instance is always valid.
 *
 * @param beam unfinished answers that are kept at each step; 1 = greedy
 * @param lengthPenalty alpha of GNMT (Wu et al., 2016): log probabilities are divided by {@code ((5 + length) / 6)^alpha};
 *     0 = not at all, and more favours longer answers
 * @param coveragePenalty beta of GNMT: how much it costs to leave parts of the source unattended
 * @param best answers that are given for each source, at most {@code beam}
 * @param noRepeat n: no n tokens stand twice in an answer; 0 = they may
 * @param minLength tokens of an answer at least
 * @param maxLength tokens of an answer at most
 * @param sample whether answers are drawn from the model's probabilities instead, {@code best} for each source
 * @param temperature of draws: logits are divided by it; 0 = greedy
 * @param topK of draws: only the k likeliest tokens; 0 = all
 */
public record DecodingSpec(
        @Default("1") int beam,
        @Default("0.6") double lengthPenalty,
        @Default("0.0") double coveragePenalty,
        @Default("1") int best,
        @Default("0") int noRepeat,
        @Default("0") int minLength,
        @Default("200") int maxLength,
        @Default("false") boolean sample,
        @Default("1.0") double temperature,
        @Default("0") int topK) {
    public DecodingSpec {
        Require.inRange("decoding.beam", beam, 1, 10_000);
        Require.inRange("decoding.length-penalty", lengthPenalty, 0, 10);
        Require.inRange("decoding.coverage-penalty", coveragePenalty, 0, 10);
        Require.inRange("decoding.best", best, 1, 10_000);
        Require.inRange("decoding.no-repeat", noRepeat, 0, 1_000);
        Require.inRange("decoding.min-length", minLength, 0, 100_000);
        Require.inRange("decoding.max-length", maxLength, 1, 100_000);
        Require.inRange("decoding.temperature", temperature, 0, 100);
        Require.inRange("decoding.top-k", topK, 0, Integer.MAX_VALUE);
        if (sample && beam > 1) {
            throw new UserException(
                    "decoding.sample = true draws answers one by one, but decoding.beam = %d; leave one out"
                            .formatted(beam));
        }
        if (!sample && (temperature != 1 || topK != 0)) {
            throw new UserException("decoding.%s, but nothing is drawn; set decoding.sample to true"
                    .formatted(topK != 0 ? "top-k = " + topK : "temperature = " + temperature));
        }
        if (!sample && best > beam) {
            throw new UserException("decoding.best = %d, but decoding.beam = %d keeps no more than that; raise the beam"
                    .formatted(best, beam));
        }
        if (minLength > maxLength) {
            throw new UserException(
                    "decoding.min-length = %d, but decoding.max-length = %d".formatted(minLength, maxLength));
        }
    }
}
