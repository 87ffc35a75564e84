package org.rnn4j.datasets.classification.audio;

import java.util.List;
import org.rnn4j.datasets.audio.Clip;
import org.rnn4j.datasets.audio.Outline;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.classification.ItemEvaluation;
import org.rnn4j.datasets.classification.ItemEvaluation.Features;
import org.rnn4j.datasets.classification.ItemEvaluation.Yardsticks;

/** Evaluation of classes of recordings; the baselines read an {@link Outline}. */
final class AudioEvaluation {
    private AudioEvaluation() {}

    /**
     * Creates an evaluation.
     *
     * @param rate samples per second
     * @param warnings warnings about the recordings
     */
    static ItemEvaluation<Clip> of(ClassSide side, int rate, List<String> warnings) {
        Yardsticks<Clip> yardsticks = new Yardsticks<>("log-mel of 20 steps", "mean and deviation", split -> {
            List<Outline> outlines = split.examples().stream()
                    .map(example -> Outline.of(example.source(), rate))
                    .toList();
            return new Features(
                    outlines.stream().map(Outline::stretched).toList(),
                    outlines.stream().map(Outline::moments).toList());
        });
        return new ItemEvaluation<>(side, yardsticks, Clip::toString, warnings);
    }
}
