package org.rnn4j.models.task;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/** Training options of a decoder: keys in the block {@code training} in addition to the common ones. */
public record DecoderTraining(
        @Default("0.0")
        @Range(min = 0, max = 0.9)
        @Doc(
                "Label smoothing: share of a target's probability that is spread over the vocabulary (Szegedy et al., 2016).")
        double labelSmoothing,

        @Default("0.0")
        @Range(min = 0, max = 1)
        @Doc(
                "Scheduled sampling: probability that an input of the decoder is its own previous prediction, not the target;"
                        + " constant during training (Bengio et al., 2015, increase it).")
        double scheduledSampling,

        @Default("0.0")
        @Range(min = 0, max = 0.9)
        @Doc(
                "Word dropout: probability that a step of the decoder does not read the token before it, so that it relies on the"
                        + " source (Bowman et al., 2016).")
        double wordDropout) {
    public DecoderTraining {
        Ranges.require("training", DecoderTraining.class, labelSmoothing, scheduledSampling, wordDropout);
    }
}
