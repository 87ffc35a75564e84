package org.rnn4j.datasets.conditioned;

import java.util.List;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Flat;
import org.rnn4j.datasets.classification.text.TextFormat;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: conditioned-text}. Immutable; an instance is always valid.
 *
 * @param files files with the examples
 * @param format format of texts and classes in the files
 * @param condition numeric columns of a table that are the condition; empty = the class is
 * @param tokenizer kind of tokens
 * @param normalize none, nfc or nfd
 * @param maxLength maximum number of tokens of a text; longer ones are bad examples
 */
record ConditionedTextOptions(
        @Flat ExampleFiles files,
        @Default("folder") TextFormat format,
        @Default("[]") List<String> condition,
        @Default("character") Tokenizer tokenizer,
        @Default("none") Normalization normalize,
        @Default("500") int maxLength) {
    ConditionedTextOptions {
        condition = List.copyOf(condition);
        Require.inRange("data.max-length", maxLength, 1, 100_000);
        if (!condition.isEmpty() && !(format instanceof TextFormat.Table)) {
            throw new UserException(
                    "data.condition = %s names columns, but data.format has none; set data.format to {type: table, text: NAME}"
                            .formatted(condition));
        }
    }
}
