package org.rnn4j.datasets.conditioned;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.classification.text.TextFormat;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.examples.ExampleFiles;
import org.rnn4j.datasets.sides.RequestForm;

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

        @Default("folder") @Doc("How files hold texts and classes.")
        TextFormat format,

        @Default("[]") @Doc("Columns of a table whose numbers texts are written for; empty = the class.")
        List<String> condition,

        @Default("character") @Doc("Kind of tokens.") Tokenizer tokenizer,
        @Default("none") @Doc("Unicode normalization.") Normalization normalize,

        @Default("500")
        @Range(min = 1, max = 100_000)
        @Doc("Maximum number of tokens of a text; longer ones are bad examples.")
        int maxLength) {
    ConditionedTextOptions {
        condition = List.copyOf(condition);
        Ranges.require("data", ConditionedTextOptions.class, files, format, condition, tokenizer, normalize, maxLength);
        if (!condition.isEmpty() && !(format instanceof TextFormat.Table)) {
            throw new UserException(
                    "data.condition = %s names columns, but data.format has none; set data.format to {type: table, text: NAME}"
                            .formatted(condition));
        }
    }

    /** The form of requests besides one condition a line: a table of conditions. */
    Optional<RequestForm> requests() {
        if (!(format instanceof TextFormat.Table table)) {
            return Optional.empty();
        }
        return Optional.of(
                condition.isEmpty()
                        ? table.requests(List.of(table.label()), "data.format.label")
                        : table.requests(condition, "data.condition"));
    }
}
