package org.rnn4j.datasets.forecasting;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.metric.ForecastErrors;

/**
 * The values fitted on the training split of a series, which are saved with the model.
 *
 * @param step time between rows
 * @param scales scaling of its columns; unused for categorical columns
 * @param errorScales errors of the seasonal naive forecast of its targets, see {@link ForecastErrors#scale}; 0 = none
 * @param trainedTo local date and time of the last row of the training split; empty without dates
 */
record FittedSeries(
        String name,
        Step step,
        List<ColumnScale> scales,
        List<Double> errorScales,
        @Default("") String trainedTo) {

    /** Errors that are smaller, relative to the largest value, are those of its digits. */
    private static final double ROUNDING = 1e-12;

    static FittedSeries fit(SeriesOptions options, Series series, int trainingRows) {
        int targets = options.targets();
        int past = targets + options.past().size();
        List<ColumnScale> scales = new ArrayList<>();
        for (int c = 0; c < series.values().length; c++) {
            boolean differences = c < targets || (c < past && options.relativePast());
            int lag = !differences
                    ? 0
                    : switch (options.relative()) {
                        case NONE -> 0;
                        case LAST -> 1;
                        case SEASON -> options.season();
                    };
            scales.add(ColumnScale.fit(
                    options.scale(), options.log() && c < targets, lag, series.values()[c], trainingRows));
        }
        List<Double> errorScales = new ArrayList<>();
        for (double[] target : series.observed()) {
            double[] training = Arrays.copyOf(target, trainingRows);
            double scale = ForecastErrors.scale(training, options.season());
            double largest = Arrays.stream(training)
                    .filter(value -> !Double.isNaN(value))
                    .map(Math::abs)
                    .max()
                    .orElse(0);
            errorScales.add(scale > ROUNDING * largest ? scale : 0); // NaN is not
        }
        String trainedTo = series.dates() == null || trainingRows == 0
                ? ""
                : series.dates()[trainingRows - 1].toLocalDateTime().toString();
        return new FittedSeries(series.name(), series.step(), scales, errorScales, trainedTo);
    }

    /** The same with other scales of its last columns. */
    FittedSeries with(List<ColumnScale> lastScales) {
        List<ColumnScale> all = new ArrayList<>(scales.subList(0, scales.size() - lastScales.size()));
        all.addAll(lastScales);
        return new FittedSeries(name, step, all, errorScales, trainedTo);
    }

    /** Whether a row of the series came after the training split; false if it has no date. */
    boolean isLater(Series series, int row) {
        return series.dates() != null
                && !trainedTo.isEmpty()
                && series.dates()[row].toLocalDateTime().isAfter(LocalDateTime.parse(trainedTo));
    }
}
