package org.rnn4j.datasets.audio;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/**
 * How a network hears recordings: keys of the {@code data:} block, saved with a model. Immutable; an instance is always valid.
 *
 * @param rate samples per second; recordings of another rate are resampled
 * @param features features of frames
 * @param maxSeconds maximum length of a recording
 */
public record AudioSpec(
        @Default("16000")
        @Range(min = 1000, max = 192_000)
        @Doc("Samples per second; recordings of another rate are resampled.")
        int rate,

        @Default("log-mel") @Doc("Features that the network reads.")
        AudioFeatures features,

        @Default("60")
        @Range(min = 0.1, max = 100_000)
        @Doc("Maximum length of a recording in seconds; a longer one is a bad example.")
        double maxSeconds) {
    public AudioSpec {
        Ranges.require("data", AudioSpec.class, rate, features, maxSeconds);
        features.analysis().framing(rate);
    }
}
