package org.rnn4j.models.task;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/** How a decoder learns, beside what holds for any model: its keys in the block {@code training}. */
public record DecoderTraining(
        @Default("0.0")
        @Range(min = 0, max = 0.9)
        @Doc("Share of a target's probability that is spread over the whole vocabulary (Szegedy et al., 2016).")
        double labelSmoothing,

        @Default("0.0")
        @Range(min = 0, max = 1)
        @Doc(
                "Share of the decoder's inputs that are its own last prediction instead of the right token, the same in every"
                        + " step (Bengio et al., 2015, who let it grow).")
        double scheduledSampling) {
    public DecoderTraining {
        Ranges.require("training", DecoderTraining.class, labelSmoothing, scheduledSampling);
    }
}
