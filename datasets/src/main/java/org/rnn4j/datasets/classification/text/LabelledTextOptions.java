package org.rnn4j.datasets.classification.text;

import java.nio.file.Path;
import java.util.Optional;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.examples.ExampleFiles;
import org.rnn4j.datasets.sides.text.TextSide;

/**
 * The {@code data:} block of {@code type: labelled-text}. Immutable; an instance is always valid.
 *
 * @param files that hold the examples; {@code comparisons} is built in
 * @param format how they hold texts and classes
 * @param tokenizer kind of tokens
 * @param normalize none, nfc or nfd
 * @param vectors text file of word vectors that the embedding starts from; empty = it starts by chance
 * @param maxLength tokens after which a text is cut; 0 = a text that is longer than {@value TextSide#LONGEST} is an error
 */
record LabelledTextOptions(
        @Flat ExampleFiles files,

        @Default("lines") @Doc("How files hold texts and classes.")
        TextFormat format,

        @Default("word") @Doc("Kind of tokens.") Tokenizer tokenizer,
        @Default("none") @Doc("Unicode normalization.") Normalization normalize,

        @Default("") @Doc("Text file of word vectors that the embedding starts from; empty = none.")
        Path vectors,

        @Default("0")
        @Range(min = 0, max = 1_000_000)
        @Doc("Tokens after which a text is cut; 0 = none, and a very long one is an error.")
        int maxLength) {
    LabelledTextOptions {
        Ranges.require("data", LabelledTextOptions.class, files, format, tokenizer, normalize, vectors, maxLength);
    }

    /** The column that the split goes by. */
    Optional<String> groupColumn() {
        return format.hasGroups() ? files.groupColumn() : Optional.empty();
    }
}
