package org.rnn4j.datasets.classification.series;

import java.util.Optional;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Flat;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: labelled-series}. Immutable; an instance is always valid.
 *
 * @param files files with the examples; {@code control-charts} is built in
 * @param format format of series and classes in the files
 * @param standardize standardisation of the values
 * @param missing handling of missing values
 * @param maxLength time steps at which a series is truncated; 0 = longer than {@value SeriesSide#LONGEST} is an error
 */
record LabelledSeriesOptions(
        @Flat ExampleFiles files,
        @Default("ts") SeriesFormat format,
        @Default("train") Standardize standardize,
        @Default("refuse") MissingValues missing,
        @Default("0") int maxLength) {
    LabelledSeriesOptions {
        Require.inRange("data.max-length", maxLength, 0, 1_000_000);
    }

    /** The column of the groups that the split uses. */
    Optional<String> groupColumn() {
        return format instanceof SeriesFormat.Files table
                        && !table.groups().toString().isEmpty()
                ? files.groupColumn()
                : Optional.empty();
    }
}
