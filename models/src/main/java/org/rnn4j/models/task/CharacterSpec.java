package org.rnn4j.models.task;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/** A convolution over the characters of a word, max-pooled and concatenated to the word's embedding (Ma and Hovy, 2016). */
public record CharacterSpec(
        @Default("25") @Range(min = 1, max = 8_192) @Doc("Embedding size of characters.")
        int embeddingSize,

        @Default("0")
        @Range(min = 0, max = 8_192)
        @Doc("Number of convolution filters over the characters of a word; 0 = characters are not used.")
        int filters,

        @Default("3") @Range(min = 1, max = 15) @Doc("Filter width, in characters.")
        int width) {
    public CharacterSpec {
        Ranges.require("model.characters", CharacterSpec.class, embeddingSize, filters, width);
    }
}
