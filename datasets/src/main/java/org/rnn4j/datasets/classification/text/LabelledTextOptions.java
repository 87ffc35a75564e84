package org.rnn4j.datasets.classification.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.OnError;
import org.rnn4j.datasets.examples.SplitRule;
import org.rnn4j.datasets.codec.Tokenizer;

/**
 * The {@code data:} block of {@code type: labelled-text}. Immutable; an instance is always valid.
 *
 * @param source files, folders, or {@code comparisons}, which is built in
 * @param encoding of all files
 * @param format how they hold texts and classes
 * @param tokenizer what a token is
 * @param normalize none, nfc or nfd
 * @param vectors text file of word vectors that the embedding starts from; empty = it starts by chance
 * @param maxLength tokens after which a text is cut; 0 = a text that is longer than {@value LabelledTextCodec#LONGEST} is
 *     an error
 * @param onError what becomes of lines that cannot be used
 * @param split of the source
 * @param validation sources of the validation part
 * @param test sources of the test part
 */
record LabelledTextOptions(
        List<String> source,
        @Default("UTF-8") String encoding,
        @Default("lines") TextFormat format,
        @Default("word") Tokenizer tokenizer,
        @Default("none") Normalization normalize,
        @Default("") Path vectors,
        @Default("0") int maxLength,
        @Default("stop") OnError onError,
        @Default("fraction") SplitRule split,
        @Default("[]") List<String> validation,
        @Default("[]") List<String> test) {
    LabelledTextOptions {
        source = List.copyOf(source);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        Encoding.charset(encoding);
        Require.inRange("data.max-length", maxLength, 0, 1_000_000);
    }

    /** The column that the split goes by. */
    Optional<String> groupColumn() {
        return split instanceof SplitRule.Group group && format.hasGroups()
                ? Optional.of(group.by())
                : Optional.empty();
    }
}
