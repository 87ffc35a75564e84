package org.rnn4j.datasets.conditioned;

import java.util.List;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.datasets.classification.text.TextFormat;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.OnError;
import org.rnn4j.datasets.examples.SplitRule;
import org.rnn4j.datasets.codec.Tokenizer;

/**
 * The {@code data:} block of {@code type: conditioned-text}. Immutable; an instance is always valid.
 *
 * @param source files or folders
 * @param encoding of all files
 * @param format how they hold texts and classes
 * @param condition columns of a table whose numbers texts are written for; empty = their class
 * @param tokenizer what a token is
 * @param normalize none, nfc or nfd
 * @param maxLength tokens of a text at most; longer ones are bad examples
 * @param onError what becomes of lines that cannot be used
 * @param split of the source
 * @param validation sources of the validation part
 * @param test sources of the test part
 */
record ConditionedTextOptions(
        List<String> source,
        @Default("UTF-8") String encoding,
        @Default("folder") TextFormat format,
        @Default("[]") List<String> condition,
        @Default("character") Tokenizer tokenizer,
        @Default("none") Normalization normalize,
        @Default("500") int maxLength,
        @Default("stop") OnError onError,
        SplitRule.Fraction split,
        @Default("[]") List<String> validation,
        @Default("[]") List<String> test) {
    ConditionedTextOptions {
        source = List.copyOf(source);
        condition = List.copyOf(condition);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        Encoding.charset(encoding);
        Require.inRange("data.max-length", maxLength, 1, 100_000);
        if (!condition.isEmpty() && !(format instanceof TextFormat.Table)) {
            throw new UserException(
                    "data.condition = %s names columns, but data.format has none; set it to {type: table, text: NAME}"
                            .formatted(condition));
        }
    }
}
