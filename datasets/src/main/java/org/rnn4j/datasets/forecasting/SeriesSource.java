package org.rnn4j.datasets.forecasting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.rnn4j.core.backtest.RollingOrigins;
import org.rnn4j.core.backtest.RollingSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.InputFiles;

/**
 * {@code type: series}: tables with one row per point in time, for forecasting.
 *
 * <pre>
 *   data:
 *     type: series
 *     source: passengers.csv   # or seasonal, which is built in; .gz is decompressed
 *     date: Month
 *     target: Passengers
 *     history: 24              # number of rows to read
 *     horizon: 12              # number of rows to forecast
 *     season: 12
 *     split: {train: 0.7, validation: 0.1, test: 0.2}
 * </pre>
 *
 * <p>All other keys are in docs/forecasting.md. Scaling is fitted on the training split of each series; a fitted codec
 * brings its own scaling and options, except for the files and the split.
 */
public final class SeriesSource implements DataSource, RollingSource {

    @Override
    public String type() {
        return "series";
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(SeriesOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode block, Codec fitted) {
        return open(block, fitted, UnaryOperator.identity());
    }

    /** @param known selects the known part of the series in the files; at least one series */
    SequenceData open(ObjectNode block, Codec fitted, UnaryOperator<List<Series>> known) {
        SeriesOptions options = Binder.bind(block, SeriesOptions.class, "data");
        InputFiles input = new InputFiles(Encoding.charset(options.encoding()), BuiltInSeries.all());
        List<InputFile> files = input.read("data.source", options.source(), List.of(".csv"));
        Map<String, Vocabulary> vocabularies = new HashMap<>();
        for (String column : options.categorical()) {
            vocabularies.put(
                    column,
                    fitted == null
                            ? Vocabulary.growing()
                            : Vocabulary.fixed(codec(fitted).names(column)));
        }
        KnownSeries trained = fitted == null
                ? new KnownSeries(options, List.of())
                : codec(fitted).with(options).known();
        SeriesReader reader = new SeriesReader(options, vocabularies, trained, false);
        List<Series> series = known.apply(reader.read(files));
        SeriesCodec codec = fitted == null
                ? fit(options, series, vocabularies)
                : codec(fitted).with(options);
        List<FittedSeries> fits =
                series.stream().map(Series::name).map(codec::fitted).toList();
        Partition partition = new Partition(options, codec.encoder(), series, fits);
        if (partition.of(Split.TRAIN).isEmpty() && fitted == null) {
            throw noTraining(options, codec.encoder(), series);
        }
        if (options.linearPath() && fitted == null) {
            codec = codec.with(linear(options, codec, partition));
        }
        if (partition.size() == 0) {
            throw new UserException("%s: a window needs %d rows, but the longest series, %s, has %d; use more rows"
                    .formatted(
                            files.get(0).name(),
                            codec.encoder().firstOrigin() + 1 + options.horizon(),
                            longest(series).name(),
                            longest(series).rows()));
        }
        return new SeriesData(
                codec,
                series,
                partition,
                facts(options, reader, input),
                warnings(options, reader, series, fits, vocabularies),
                input.sha256());
    }

    @Override
    public RollingOrigins origins(ObjectNode options, int count, int step) {
        return SeriesOrigins.last(options, count, step);
    }

    @Override
    public ObjectNode onlyTest(ObjectNode options, List<String> files) {
        ObjectNode others = options.deepCopy();
        files.forEach(others.putArray("source")::add);
        others.putObject("split").put("train", 0.0).put("validation", 0.0).put("test", 1.0);
        return others;
    }

    private static SeriesCodec codec(Codec fitted) {
        if (fitted instanceof SeriesCodec codec) {
            return codec;
        }
        throw new UserException(
                "data.type = series, but the model's codec \"%s\" is for other data; use the model's own"
                        .formatted(fitted.format()));
    }

    private static SeriesCodec fit(SeriesOptions options, List<Series> series, Map<String, Vocabulary> vocabularies) {
        List<Integer> trainingRows = series.stream()
                .map(one -> options.split().boundaries(one).validation())
                .toList();
        Map<String, List<String>> names = new LinkedHashMap<>();
        int covariates = options.columns().size() - options.target().size();
        for (int c = options.targets(); c < options.targets() + covariates; c++) {
            String column = options.columns().get(c + options.target().size() - options.targets());
            if (options.categorical().contains(column)) {
                int place = c;
                names.put(
                        column,
                        vocabularies
                                .get(column)
                                .keep(
                                        series.stream()
                                                .map(one -> one.values()[place])
                                                .toList(),
                                        trainingRows));
            }
        }
        List<FittedSeries> fits = IntStream.range(0, series.size())
                .mapToObj(s -> FittedSeries.fit(options, series.get(s), trainingRows.get(s)))
                .map(one -> one.with(constants(options, series)))
                .toList();
        return new SeriesCodec(options, names, fits, null, null);
    }

    /** Scaling of the columns that are constant, over all series: within one they do not vary. */
    private static List<ColumnScale> constants(SeriesOptions options, List<Series> series) {
        int columns = series.get(0).values().length;
        return IntStream.range(columns - options.constant().size(), columns)
                .mapToObj(c -> ColumnScale.fit(
                        options.scale(),
                        false,
                        0,
                        series.stream().mapToDouble(one -> one.values()[c][0]).toArray(),
                        series.size()))
                .toList();
    }

    private static LinearForecast linear(SeriesOptions options, SeriesCodec codec, Partition partition) {
        return RidgeRegression.fit(
                        codec.encoder(),
                        codec.encoder().stepsPredicted(),
                        options.targets(),
                        partition.of(Split.TRAIN),
                        partition.of(Split.VALIDATION))
                .orElseThrow(() -> new UserException(
                        "data.linear-path = true, but only %d training windows are there to fit it on; use more rows, or leave it out"
                                .formatted(partition.of(Split.TRAIN).size())));
    }

    private static UserException noTraining(SeriesOptions options, WindowEncoder encoder, List<Series> series) {
        int needed = encoder.firstOrigin() + 1 + encoder.stepsPredicted();
        Series longest = longest(series);
        return new UserException(
                "data.history = %d%s and data.horizon = %d need %d rows, but the training split of the longest series, %s, has %d;"
                                .formatted(
                                        options.history(),
                                        options.lag() > 0 ? " after a season of " + options.season() : "",
                                        options.horizon(),
                                        needed,
                                        longest.name(),
                                        options.split().boundaries(longest).validation())
                        + " lower them, or use more rows");
    }

    private static Series longest(List<Series> series) {
        return Collections.max(series, Comparator.comparingInt(Series::rows));
    }

    private static Map<String, Object> facts(SeriesOptions options, SeriesReader reader, InputFiles input) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", String.join(", ", options.source()));
        input.describe(facts);
        facts.put("rows", reader.tally().rows);
        facts.put("missing cells", reader.tally().missing);
        facts.put("rows put in", reader.tally().gapRows);
        facts.put("rows left out", reader.bad().count());
        return facts;
    }

    /** Why the seasonal naive forecast of a target that is not constant has no error in the training split. */
    private static String noErrors(int season, double[] observed, int rows) {
        boolean compared = IntStream.range(season, rows)
                .anyMatch(row -> !Double.isNaN(observed[row]) && !Double.isNaN(observed[row - season]));
        return (compared
                        ? "repeats exactly after data.season = %d rows in the training split, so the seasonal naive forecast has no error, and there is no MASE"
                        : "has no two values data.season = %d rows apart in the training split, so there is no MASE")
                .formatted(season);
    }

    /** The largest number below a stride that has no divisor in common with a season. */
    private static int without(int stride, int season) {
        int less = stride - 1;
        while (!BigInteger.valueOf(less).gcd(BigInteger.valueOf(season)).equals(BigInteger.ONE)) {
            less--;
        }
        return less;
    }

    private static List<String> warnings(
            SeriesOptions options,
            SeriesReader reader,
            List<Series> series,
            List<FittedSeries> fits,
            Map<String, Vocabulary> vocabularies) {
        List<String> warnings = new ArrayList<>();
        reader.bad().warning().ifPresent(warnings::add);
        int common = BigInteger.valueOf(options.stride())
                .gcd(BigInteger.valueOf(options.season()))
                .intValue();
        if (common > 1) {
            warnings.add(
                    "data.stride = %d and data.season = %d have the divisor %d in common, so windows begin at only %d of the %d rows of a season; use a stride without one, such as %d"
                            .formatted(
                                    options.stride(),
                                    options.season(),
                                    common,
                                    options.season() / common,
                                    options.season(),
                                    without(options.stride(), options.season())));
        }
        if (reader.tally().missing > 0) {
            warnings.add("%d missing cells were filled in%s"
                    .formatted(
                            reader.tally().missing,
                            options.missing() == Missing.INTERPOLATE
                                    ? "; interpolation looks ahead within a gap, forward-fill does not"
                                    : ""));
        }
        vocabularies.forEach((column, names) -> {
            if (names.unknown() > 0) {
                warnings.add("%d cells of %s have a name that is not in the training split"
                        .formatted(names.unknown(), column));
            }
        });
        for (int s = 0; s < series.size(); s++) {
            Series one = series.get(s);
            int rows = options.split().boundaries(one).validation();
            for (int j = 0; j < options.targets(); j++) {
                if (rows == 0 || fits.get(s).errorScales().get(j) > 0) {
                    continue;
                }
                boolean constant =
                        Arrays.stream(one.values()[j], 0, rows).distinct().count() == 1;
                warnings.add("%s: %s %s"
                        .formatted(
                                one.name(),
                                options.targetNames().get(j),
                                constant
                                        ? "is constant in the training split, so it is not scaled and has no MASE"
                                        : noErrors(options.season(), one.observed()[j], rows)));
            }
        }
        return warnings;
    }
}
