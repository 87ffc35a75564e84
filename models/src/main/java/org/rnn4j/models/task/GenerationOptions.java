package org.rnn4j.models.task;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.PieceSampleSpec;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/**
 * Options of {@code task: generation}.
 *
 * @param sample defaults of {@code generate}
 */
public record GenerationOptions(Model model, Training training, PieceSampleSpec sample) {

    /** The block {@code model}. */
    public record Model(
            @Flat BodySpec body,

            @Default("0")
            @Range(min = 0, max = 200)
            @Doc("Components of the mixture of a step of real values or of a stroke; 0 = 20 for strokes, otherwise 5.")
            int components,

            @Default("0.01")
            @Range(min = 0, max = 10)
            @Doc(
                    "Deviation of the noise that is part of every component of a mixture, in units of the scaled values, so that none"
                            + " shrinks to a point; 0 = no noise.")
            double sigmaFloor,

            @Default("false")
            @Doc(
                    "Whether the means of a mixture are relative to the step before, so that the network predicts changes.")
            boolean residualOutput)
            implements TaskModel {
        public Model {
            Ranges.require("model", Model.class, body, components, sigmaFloor, residualOutput);
        }
    }

    /** Training options: keys in the block {@code training} in addition to the common ones. */
    public record Training(
            @Default("0")
            @Range(min = 0, max = 1_000)
            @Doc(
                    "Number of own steps in turn: after so many true inputs, so many inputs are the network's own predictions, and"
                            + " so on (Li et al., 2018); 0 = true inputs only.")
            int ownInput) {
        public Training {
            Ranges.require("training", Training.class, ownInput);
        }
    }
}
