package org.rnn4j.datasets.forecasting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.forecast.AnomalyLikelihood;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
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

    private final SeriesOptions options;
    private final Map<String, List<String>> names;
    private final List<FittedSeries> fitted;
    private final LinearForecast linear;
    private final WindowEncoder encoder;

    /**
     * Creates a codec.
     *
     * @param names names in the categorical columns, by column
     * @param linear the forecast of {@code data.linear-path}; null = none
     */
    SeriesCodec(
            SeriesOptions options, Map<String, List<String>> names, List<FittedSeries> fitted, LinearForecast linear) {
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
        return new SeriesCodec(other, names, fitted, linear);
    }

    /** The same with a linear path. */
    SeriesCodec with(LinearForecast path) {
        return new SeriesCodec(options, names, fitted, path);
    }

    /** The same without a linear path. */
    SeriesCodec withoutLinear() {
        return new SeriesCodec(options, names, fitted, null);
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
                linear == null ? List.of() : List.of(SavedLinear.of(linear))));
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
        if (last + encoder.rowsKnownAhead() >= series.rows()) {
            throw new UserException(
                    "%s: the series %s has %d rows after its last target, but data.known = %s must be given for %d;"
                                    .formatted(
                                            where,
                                            series.name(),
                                            series.rows() - 1 - last,
                                            String.join(", ", options.known()),
                                            encoder.rowsKnownAhead())
                            + " add rows with empty targets");
        }
        return Stream.of(new Asked(new Window(fit, series, last), null));
    }

    private static List<Window> windows(List<Request> requests) {
        return requests.stream().map(request -> ((Asked) request).window()).toList();
    }

    @Override
    public SequenceBatch encode(List<Request> requests) {
        return new WindowBatches(options, encoder).inputs(windows(requests));
    }

    @Override
    public Optional<Rollout> rollout(List<Request> requests) {
        return SeriesRollout.of(options, encoder, windows(requests));
    }

    @Override
    public List<Prediction> decode(List<Request> requests, Predictions predictions, boolean probabilities) {
        PredictionWriter writer =
                new PredictionWriter(options, encoder, (Predictions.Values) predictions, probabilities);
        return IntStream.range(0, requests.size())
                .mapToObj(b -> {
                    Asked asked = (Asked) requests.get(b);
                    return asked.likelihood() == null
                            ? writer.forecast(asked.window(), b)
                            : writer.anomaly(asked.window(), b, asked.likelihood());
                })
                .toList();
    }

    @Override
    public List<String> columns(boolean probabilities) {
        return PredictionWriter.columns(options, probabilities);
    }
}
