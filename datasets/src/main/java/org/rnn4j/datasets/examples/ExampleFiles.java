package org.rnn4j.datasets.examples;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;

/**
 * Keys shared by all data from example files. Immutable; an instance is always valid.
 *
 * @param source files, folders, or names of built-in examples
 * @param encoding encoding of all files
 * @param onError whether a bad example stops the job or is skipped
 * @param split division of the source
 * @param validation files of the validation split
 * @param test files of the test split
 */
public record ExampleFiles(
        @Doc("Files, folders or names of built-in examples.") @FileKey
        List<String> source,

        @Default("UTF-8") @Doc("Character encoding of all files.")
        String encoding,

        @Default("stop") @Doc("Treatment of examples that cannot be used.")
        OnError onError,

        @Default("fraction") @Doc("How the source is split.")
        SplitRule split,

        @Default("[]") @Doc("Files of the validation split, instead of a share of the source.") @FileKey
        List<String> validation,

        @Default("[]") @Doc("Files of the test split, instead of a share of the source.") @FileKey
        List<String> test) {
    public ExampleFiles {
        source = List.copyOf(source);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        Encoding.charset(encoding);
        refuseTwoOrigins("validation", split.validationShare(), validation);
        refuseTwoOrigins("test", split.testShare(), test);
    }

    /** The column of the groups that the split uses; empty if the split is random. */
    public Optional<String> groupColumn() {
        if (split instanceof SplitRule.Group group) {
            return Optional.of(group.by());
        }
        return split instanceof Folds folds && !folds.by().isEmpty() ? Optional.of(folds.by()) : Optional.empty();
    }

    private static void refuseTwoOrigins(String split, String share, List<String> files) {
        if (!share.isEmpty() && !files.isEmpty()) {
            throw new UserException(
                    "data.split.%s = %s, but data.%s = %s names a file for that split; set the share to 0 or remove the file"
                            .formatted(split, share, split, String.join(", ", files)));
        }
    }
}
