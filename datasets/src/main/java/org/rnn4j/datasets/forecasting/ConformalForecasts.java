package org.rnn4j.datasets.forecasting;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.forecast.ConformalIntervals;
import org.rnn4j.core.forecast.IntervalTracker;
import org.rnn4j.core.sequence.PredictedValue.Interval;
import org.rnn4j.core.sequence.Predictions;

/** Intervals of forecasts in the units of the file, each from the origins before it. */
final class ConformalForecasts {
    private final SeriesOptions options;
    private final WindowEncoder encoder;
    private final ConformalIntervals intervals;
    private final double level;
    private final Map<String, IntervalTracker> trackers = new HashMap<>();

    ConformalForecasts(SeriesOptions options, WindowEncoder encoder, ConformalIntervals intervals, double level) {
        this.options = options;
        this.encoder = encoder;
        this.intervals = intervals;
        this.level = level;
    }

    /**
     * A forecast from a window.
     *
     * @param point {@code [steps * targets]}, outputs of the network
     * @param unit like {@code point}, the unit of its errors
     */
    record Made(Window window, float[] point, double[] unit) {

        /** The forecast of sequence {@code b}; if every step has outputs, those of the last step. */
        static Made of(Window window, Predictions.Values values, int b, int places) {
            int first = values.point()[b].length - places;
            float[] point = new float[places];
            double[] unit = new double[places];
            for (int place = 0; place < places; place++) {
                point[place] = values.point()[b][first + place];
                unit[place] = SeriesCalibrator.unit(values, b, first + place);
            }
            return new Made(window, point, unit);
        }
    }

    /** Forecasts by origin, for {@link #next}. */
    static List<Made> inOrder(List<Made> forecasts) {
        return forecasts.stream()
                .sorted(Comparator.comparingInt(made -> made.window().origin()))
                .toList();
    }

    /** The intervals {@code [steps * targets]} of the next forecast, whose origin is not before that of earlier ones. */
    Interval[] next(Made forecast) {
        Window window = forecast.window();
        IntervalTracker tracker =
                trackers.computeIfAbsent(window.series().name(), name -> new IntervalTracker(level, options.horizon()));
        double factor = tracker.factor(window.origin());
        Frame frame = encoder.frame(window, options.horizon());
        int targets = options.targets();
        Interval[] made = new Interval[forecast.point().length];
        for (int place = 0; place < made.length; place++) {
            int k = place / targets + 1;
            double half = factor * forecast.unit()[place] * intervals.half(place, level);
            double lower = frame.value(k, place % targets, forecast.point()[place] - half);
            double upper = frame.value(k, place % targets, forecast.point()[place] + half);
            made[place] = new Interval(lower, upper);
            double observed = window.observed(k, place % targets);
            if (!Double.isNaN(observed)) {
                tracker.add(window.origin() + k, observed < lower || observed > upper);
            }
        }
        return made;
    }
}
