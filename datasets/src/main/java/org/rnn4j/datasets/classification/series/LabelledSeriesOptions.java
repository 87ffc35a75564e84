package org.rnn4j.datasets.classification.series;

import java.util.Optional;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Flat;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: labelled-series}. Immutable; an instance is always valid.
 *
 * @param files that hold the examples; {@code control-charts} is built in
 * @param format how they hold series and classes
 * @param standardize how values become numbers around zero
 * @param missing what becomes of values that are missing
 * @param maxLength steps after which a series is cut; 0 = one longer than {@value SeriesSide#LONGEST} is an error
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

    /** The column that the split goes by. */
    Optional<String> groupColumn() {
        return format instanceof SeriesFormat.Files table
                        && !table.groups().toString().isEmpty()
                ? files.groupColumn()
                : Optional.empty();
    }
}
