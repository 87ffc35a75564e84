package org.rnn4j.datasets.classification.series;

import java.util.Optional;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: labelled-series}. Immutable; an instance is always valid.
 *
 * @param files files with the examples; {@code control-charts} is built in
 * @param format format of series and classes in the files
 * @param standardize standardisation of the values
 * @param missing handling of missing values
 * @param maxLength time steps at which a series is truncated; 0 = longer than {@value SeriesSide#LONGEST} is an error
 * @param linearPath whether the linear baselines predict together with the network
 */
record LabelledSeriesOptions(
        @Flat ExampleFiles files,

        @Default("ts") @Doc("How files hold series and classes.")
        SeriesFormat format,

        @Default("train") @Doc("How values are scaled: by the training split, each series by itself, or not.")
        Standardize standardize,

        @Default("refuse") @Doc("Treatment of missing values.")
        MissingValues missing,

        @Default("0")
        @Range(min = 0, max = 1_000_000)
        @Doc("Steps after which a series is cut; 0 = none, and a very long one is an error.")
        int maxLength,

        @Default("true")
        @Doc(
                "Pool the probabilities of the network and of the linear baselines, by weights chosen on the validation split.")
        boolean linearPath) {
    LabelledSeriesOptions {
        Ranges.require("data", LabelledSeriesOptions.class, files, format, standardize, missing, maxLength, linearPath);
    }

    /** The column of the groups that the split uses. */
    Optional<String> groupColumn() {
        return format instanceof SeriesFormat.Files table
                        && !table.groups().toString().isEmpty()
                ? files.groupColumn()
                : Optional.empty();
    }
}
