package org.rnn4j.core.job;

/** Sampling of pieces, such as drawings or motions, from a model of steps. Immutable; an instance is always valid. */
public record PieceSampleSpec(
        @Default("1000") @Range(min = 1, max = 10_000_000) @Doc("Maximum number of steps to generate.")
        int length,

        @Default("0.5")
        @Range(min = 0, max = 100)
        @Doc("Temperature: below 1 more conservative, above 1 more varied; 0 = the likeliest choices.")
        double temperature) {
    public PieceSampleSpec {
        Ranges.require("sample", PieceSampleSpec.class, length, temperature);
    }
}
