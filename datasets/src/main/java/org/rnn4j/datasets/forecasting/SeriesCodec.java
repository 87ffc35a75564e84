package org.rnn4j.datasets.forecasting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.forecast.AnomalyLikelihood;
import org.rnn4j.core.forecast.ConformalIntervals;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictedValue.Interval;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.RequestInput.Form;
import org.rnn4j.core.sequence.Rollout;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.datasets.examples.InputFile;

/**
 * Codec between tables and the values of a network: reads a history, writes the rows that follow it or, with {@code
 * data.anomaly}, an anomaly score of each row. The table has the columns of the training data; rows without targets at
 * its end give the values known in advance. Immutable.
 */
final class SeriesCodec implements PredictionCodec {
    static final String FORMAT = "series";
    /** At most so many forecasts of rows that are known widen or narrow the intervals of a forecast. */
    private static final int EARLIER = 200;

    private final SeriesOptions options;
    private final Map<String, List<String>> names;
    private final List<FittedSeries> fitted;
    private final LinearForecast linear;
    private final ConformalIntervals intervals;
    /** Level of the intervals of predictions; NaN = none. */
    private final double level;
    /** Rows to forecast. */
    private final int horizon;

    private final WindowEncoder encoder;

    /**
     * Creates a codec.
     *
     * @param names names in the categorical columns, by column
     * @param linear the forecast of {@code data.linear-path}; null = none
     * @param intervals intervals from held-back rows; null = not calibrated
     */
    SeriesCodec(
            SeriesOptions options,
            Map<String, List<String>> names,
            List<FittedSeries> fitted,
            LinearForecast linear,
            ConformalIntervals intervals) {
        this(options, names, fitted, linear, intervals, Double.NaN, options.horizon());
    }

    private SeriesCodec(
            SeriesOptions options,
            Map<String, List<String>> names,
            List<FittedSeries> fitted,
            LinearForecast linear,
            ConformalIntervals intervals,
            double level,
            int horizon) {
        this.horizon = horizon;
        this.intervals = intervals;
        this.level = level;
        this.options = options;
        this.names = Map.copyOf(names);
        this.fitted = List.copyOf(fitted);
        this.linear = linear;
        this.encoder = new WindowEncoder(options, names, linear);
    }

    SeriesOptions options() {
        return options;
    }

    WindowEncoder encoder() {
        return encoder;
    }

    @Override
    public Optional<InputSpec> input() {
        return Optional.of(new InputSpec.Vectors(encoder.features(), Optional.of(encoder.window())));
    }

    @Override
    public Optional<OutputSpec> output() {
        int width = encoder.stepsPredicted() * options.targets();
        return Optional.of(
                options.forecast() == ForecastStrategy.EVERY_STEP
                        ? new OutputSpec.RealValues(width)
                        : new OutputSpec.OneVector(width));
    }

    List<String> names(String column) {
        return names.getOrDefault(column, List.of());
    }

    /** The same fitted values for files that are read with other options. */
    SeriesCodec with(SeriesOptions other) {
        return new SeriesCodec(other, names, fitted, linear, intervals);
    }

    /** The same with a linear path. */
    SeriesCodec with(LinearForecast path) {
        return new SeriesCodec(options, names, fitted, path, intervals);
    }

    /** The same without a linear path. */
    SeriesCodec withoutLinear() {
        return new SeriesCodec(options, names, fitted, null, null);
    }

    /** The same with intervals. */
    SeriesCodec with(ConformalIntervals calibrated) {
        return new SeriesCodec(options, names, fitted, linear, calibrated);
    }

    /** Null if the model was not calibrated. */
    ConformalIntervals intervals() {
        return intervals;
    }

    @Override
    public SeriesCodec withIntervals(double asked) {
        Require.inRange("interval", 100 * asked, 1, 99.9);
        if (options.anomaly().window() > 0) {
            throw new UserException(
                    "intervals are for forecasts, but data.anomaly scores the rows that are read; leave them out");
        }
        if (intervals == null) {
            throw new UserException(
                    "the model has no held-back rows to calibrate intervals on: it was trained without a validation split, interrupted, or written by an earlier version; train it with a validation split");
        }
        intervals.half(0, asked);
        return new SeriesCodec(options, names, fitted, linear, intervals, asked, horizon).requireCalibrated();
    }

    @Override
    public SeriesCodec withHorizon(int rows) {
        Require.inRange("horizon", rows, 1, 100_000);
        if (options.anomaly().window() > 0) {
            throw new UserException(
                    "a horizon is for forecasts, but data.anomaly scores the rows that are read; leave it out");
        }
        if (options.forecast() == ForecastStrategy.RECURSIVE) {
            return new SeriesCodec(options.withHorizon(rows), names, fitted, linear, intervals, level, rows)
                    .requireCalibrated();
        }
        if (rows > options.horizon() && !options.past().isEmpty()) {
            throw new UserException(
                    "a horizon of %d rows is longer than data.horizon = %d, and data.past = %s is not known for the rows between; train the model with data.horizon = %d"
                            .formatted(rows, options.horizon(), String.join(", ", options.past()), rows));
        }
        return new SeriesCodec(options, names, fitted, linear, intervals, level, rows).requireCalibrated();
    }

    private SeriesCodec requireCalibrated() {
        if (!Double.isNaN(level) && intervals.spreads().size() < horizon * options.targets()) {
            throw new UserException(
                    "intervals were calibrated for %d rows ahead, but a horizon of %d was asked for; leave out one, or train the model with that horizon"
                            .formatted(intervals.spreads().size() / options.targets(), horizon));
        }
        return this;
    }

    /** Rows to forecast. */
    int horizon() {
        return horizon;
    }

    /** Number of rows after the last that must give the values known in advance. */
    private int rowsKnownAhead() {
        int own = options.horizon();
        return options.known().isEmpty() || horizon <= own || options.forecast() == ForecastStrategy.RECURSIVE
                ? encoder.rowsKnownAhead()
                : (horizon + own - 1) / own * own;
    }

    /** The series of this model, as files name them. */
    KnownSeries known() {
        return new KnownSeries(options, fitted);
    }

    /** The values fitted on a series; if the model knows only one series, those of that series. */
    FittedSeries fitted(String name) {
        if (fitted.size() == 1) {
            return fitted.get(0);
        }
        List<String> known = fitted.stream().map(FittedSeries::name).toList();
        return fitted.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException("the model was not trained on the series %s; %sit knows %s"
                        .formatted(name, Suggestion.phrase(name, known), String.join(", ", known))));
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        return Binder.toTree(new SeriesCodecFormat.Stored(
                options,
                names.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new SeriesCodecFormat.Names(entry.getKey(), entry.getValue()))
                        .toList(),
                fitted,
                linear == null ? List.of() : List.of(SavedLinear.of(linear)),
                intervals == null ? List.of() : List.of(intervals)));
    }

    /** A window to predict; {@code likelihood} scores the row that follows, and is null for a forecast. */
    private record Asked(Window window, AnomalyLikelihood likelihood) implements Request {}

    @Override
    public Iterator<Request> requests(RequestInput in) {
        if (in.form() != Form.AUTO && in.form() != Form.JOB) {
            throw new UserException(
                    "%s: this model reads a table of series; use --input-format job".formatted(in.name()));
        }
        String text = in.readAll(); // a forecast begins at the last row
        Map<String, Vocabulary> vocabularies = new HashMap<>();
        names.forEach((column, known) -> vocabularies.put(column, Vocabulary.fixed(known)));
        SeriesReader reader = new SeriesReader(options, vocabularies, known(), true);
        Iterator<Series> series =
                reader.read(List.of(new InputFile(in.name(), text))).iterator();
        reader.bad().warning().ifPresent(warning -> in.note("is read in part: " + warning));
        return new Iterator<>() {
            private Iterator<Request> current = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && series.hasNext()) {
                    current = asked(in.name(), series.next()).iterator();
                }
                return current.hasNext();
            }

            @Override
            public Request next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return current.next();
            }
        };
    }

    private Stream<Request> asked(String where, Series series) {
        FittedSeries fit = fitted(series.name());
        int last = series.observedRows() - 1;
        if (last < encoder.firstOrigin()) {
            throw new UserException("%s: the series %s has %d rows, but the model reads %d; add more of its history"
                    .formatted(where, series.name(), last + 1, encoder.firstOrigin() + 1));
        }
        if (options.anomaly().window() > 0) {
            AnomalyLikelihood likelihood = new AnomalyLikelihood(
                    options.anomaly().window(), options.anomaly().recent());
            return IntStream.range(encoder.firstOrigin(), last)
                    .mapToObj(origin -> new Asked(new Window(fit, series, origin), likelihood));
        }
        if (last + rowsKnownAhead() >= series.rows()) {
            throw new UserException(
                    "%s: the series %s has %d rows after its last target, but data.known = %s must be given for %d;"
                                    .formatted(
                                            where,
                                            series.name(),
                                            series.rows() - 1 - last,
                                            String.join(", ", options.known()),
                                            rowsKnownAhead())
                            + " add rows with empty targets");
        }
        return Stream.of(new Asked(new Window(fit, series, last), null));
    }

    /** The windows of requests, each after those before it that show how wide its intervals must be. */
    private List<Window> windows(List<Request> requests) {
        return requests.stream()
                .map(request -> ((Asked) request).window())
                .flatMap(window -> Stream.concat(earlier(window).stream(), Stream.of(window)))
                .toList();
    }

    /** The last windows before one, whose next row is known and was not trained on; none without intervals. */
    private List<Window> earlier(Window window) {
        if (Double.isNaN(level)) {
            return List.of();
        }
        int first = Math.max(encoder.firstOrigin(), window.origin() - EARLIER);
        return IntStream.range(first, window.origin())
                .filter(origin -> window.fitted().isLater(window.series(), origin + 1))
                .mapToObj(origin -> new Window(window.fitted(), window.series(), origin))
                .toList();
    }

    @Override
    public SequenceBatch encode(List<Request> requests) {
        return new WindowBatches(options, encoder).inputs(windows(requests));
    }

    @Override
    public Optional<Rollout> rollout(List<Request> requests) {
        return horizon > options.horizon()
                ? Optional.of(new SeriesRollout(options, encoder, windows(requests), horizon))
                : SeriesRollout.of(options, encoder, windows(requests));
    }

    @Override
    public List<Prediction> decode(List<Request> requests, Predictions predictions, boolean probabilities) {
        Predictions.Values values = (Predictions.Values) predictions;
        PredictionWriter writer = new PredictionWriter(this, values, probabilities);
        List<Prediction> decoded = new ArrayList<>();
        int b = 0;
        for (Request request : requests) {
            Asked asked = (Asked) request;
            List<Window> earlier = earlier(asked.window());
            int own = b + earlier.size();
            decoded.add(
                    asked.likelihood() == null
                            ? writer.forecast(asked.window(), own, intervals(earlier, asked.window(), values, b))
                            : writer.anomaly(asked.window(), own, asked.likelihood()));
            b = own + 1;
        }
        return decoded;
    }

    /** The intervals of a forecast, null for none; {@code b} is the sequence of the first earlier one. */
    private Interval[] intervals(List<Window> earlier, Window window, Predictions.Values values, int b) {
        if (Double.isNaN(level)) {
            return null;
        }
        int places = options.horizon() * options.targets();
        var forecasts = new ConformalForecasts(options, encoder, intervals, level);
        for (int i = 0; i < earlier.size(); i++) {
            forecasts.next(ConformalForecasts.Made.of(earlier.get(i), values, b + i, places));
        }
        return forecasts.next(ConformalForecasts.Made.of(window, values, b + earlier.size(), places));
    }

    @Override
    public List<String> columns(boolean probabilities) {
        return PredictionWriter.columns(options, probabilities, !Double.isNaN(level));
    }
}
