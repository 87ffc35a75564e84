package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.metric.ForecastErrors;

/**
 * The values fitted on the training split of a series, which are saved with the model.
 *
 * @param step time between rows
 * @param scales scaling of its columns; unused for categorical columns
 * @param errorScales errors of the seasonal naive forecast of its targets, see {@link ForecastErrors#scale}; 0 = none
 */
record FittedSeries(String name, Step step, List<ColumnScale> scales, List<Double> errorScales) {

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
            double scale = ForecastErrors.scale(Arrays.copyOf(target, trainingRows), options.season());
            errorScales.add(Double.isNaN(scale) ? 0 : scale);
        }
        return new FittedSeries(series.name(), Step.of(series.dates()), scales, errorScales);
    }
}
