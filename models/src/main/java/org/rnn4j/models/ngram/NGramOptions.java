package org.rnn4j.models.ngram;

import org.rnn4j.core.baseline.NGram;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.job.Without;

/**
 * Options of {@code task: n-gram}.
 *
 * @param sample text generated at the end of training, and by {@code generate}
 */
@Without({"training", "threads"})
public record NGramOptions(Model model, SampleSpec sample) {

    /** The block {@code model}. */
    public record Model(
            @Default("0")
            @Range(min = 0, max = NGram.MAX_ORDER)
            @Doc("Tokens of the longest n-grams; 0 = the number with the lowest loss on the validation split.")
            int order) {
        public Model {
            Ranges.require("model", Model.class, order);
        }
    }
}
