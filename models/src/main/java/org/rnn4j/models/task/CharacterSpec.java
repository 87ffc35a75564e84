package org.rnn4j.models.task;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/** A convolution over the characters of a word, max-pooled and concatenated to the word's embedding (Ma and Hovy, 2016). */
public record CharacterSpec(
        @Default("25") @Range(min = 1, max = 8_192) @Doc("Embedding size of characters.")
        int embeddingSize,

        @Default("-1")
        @Range(min = -1, max = 8_192)
        @Doc(
                "Number of convolution filters over the characters of a word; 0 = characters are not used; -1 = 30 where the data has characters and model.embedding-size is not 0.")
        int filters,

        @Default("3") @Range(min = 1, max = 15) @Doc("Filter width, in characters.")
        int width) {
    private static final int LEFT_TO_THE_DATA = -1;
    private static final int FILTERS = 30;

    public CharacterSpec {
        Ranges.require("model.characters", CharacterSpec.class, embeddingSize, filters, width);
    }

    /** Whether inputs with characters decide that they are used. */
    boolean isLeftToTheData() {
        return filters == LEFT_TO_THE_DATA;
    }

    /** The same with as many filters as Ma and Hovy (2016) have. */
    CharacterSpec withDefaultFilters() {
        return new CharacterSpec(embeddingSize, FILTERS, width);
    }
}
