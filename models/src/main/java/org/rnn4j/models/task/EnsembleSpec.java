package org.rnn4j.models.task;

import org.rnn4j.core.dl4j.Dl4jEnsemble;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/** The networks of a model, part of the block {@code model}. */
public record EnsembleSpec(
        @Default("1")
        @Range(min = 1, max = Dl4jEnsemble.MOST)
        @Doc(
                "Networks that are trained together, from different initial parameters, and whose predictions are averaged.")
        int ensemble) {
    public EnsembleSpec {
        Ranges.require("model", EnsembleSpec.class, ensemble);
    }
}
