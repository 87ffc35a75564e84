package org.rnn4j.datasets.classification.series;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.OnError;
import org.rnn4j.datasets.examples.SplitRule;

/**
 * The {@code data:} block of {@code type: labelled-series}. Immutable; an instance is always valid.
 *
 * @param source files, folders, or {@code control-charts}, which is built in
 * @param encoding of all files
 * @param format how they hold series and classes
 * @param standardize how values become numbers around zero
 * @param missing what becomes of values that are missing
 * @param maxLength steps after which a series is cut; 0 = one longer than {@value LabelledSeriesCodec#LONGEST} is an error
 * @param onError what becomes of series that cannot be used
 * @param split of the source
 * @param validation sources of the validation part
 * @param test sources of the test part
 */
record LabelledSeriesOptions(
        List<String> source,
        @Default("UTF-8") String encoding,
        @Default("ts") SeriesFormat format,
        @Default("train") Standardize standardize,
        @Default("refuse") Missing missing,
        @Default("0") int maxLength,
        @Default("stop") OnError onError,
        @Default("fraction") SplitRule split,
        @Default("[]") List<String> validation,
        @Default("[]") List<String> test) {
    LabelledSeriesOptions {
        source = List.copyOf(source);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        Encoding.charset(encoding);
        Require.inRange("data.max-length", maxLength, 0, 1_000_000);
    }

    /** The column that the split goes by. */
    Optional<String> groupColumn() {
        return split instanceof SplitRule.Group group
                        && format instanceof SeriesFormat.Files files
                        && !files.groups().toString().isEmpty()
                ? Optional.of(group.by())
                : Optional.empty();
    }
}
