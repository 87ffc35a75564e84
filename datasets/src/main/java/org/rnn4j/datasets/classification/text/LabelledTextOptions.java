package org.rnn4j.datasets.classification.text;

import java.nio.file.Path;
import java.util.Optional;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;
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
 * @param files files with the examples; {@code comparisons} and {@code surnames} are built in
 * @param format format of texts and classes in the files
 * @param tokenizer kind of tokens
 * @param normalize none, nfc or nfd
 * @param vectors text file of word vectors that initialise the embedding; empty = random initialisation
 * @param maxLength tokens at which a text is truncated; 0 = a text longer than {@value TextSide#LONGEST} is an error
 * @param unknownRate probability that a token of a training text is replaced by the unknown token
 * @param linearPath whether the linear baselines predict together with the network
 */
record LabelledTextOptions(
        @Flat ExampleFiles files,

        @Default("lines") @Doc("How files hold texts and classes.")
        TextFormat format,

        @Default("word") @Doc("Kind of tokens.") Tokenizer tokenizer,
        @Default("none") @Doc("Unicode normalization.") Normalization normalize,

        @Default("") @Doc("Text file of word vectors that the embedding starts from; empty = none.") @FileKey
        Path vectors,

        @Default("0")
        @Range(min = 0, max = 1_000_000)
        @Doc("Tokens after which a text is cut; 0 = none, and a very long one is an error.")
        int maxLength,

        @Default("0.0")
        @Range(min = 0, max = 0.9)
        @Doc("Word dropout: probability that a token of a training text is replaced by the unknown token.")
        double unknownRate,

        @Default("true")
        @Doc(
                "Pool the probabilities of the network and of the linear baselines, by weights chosen on the validation split.")
        boolean linearPath) {
    LabelledTextOptions {
        Ranges.require(
                "data",
                LabelledTextOptions.class,
                files,
                format,
                tokenizer,
                normalize,
                vectors,
                maxLength,
                unknownRate,
                linearPath);
    }

    /** The column of the groups that the split uses. */
    Optional<String> groupColumn() {
        return format.hasGroups() ? files.groupColumn() : Optional.empty();
    }
}
