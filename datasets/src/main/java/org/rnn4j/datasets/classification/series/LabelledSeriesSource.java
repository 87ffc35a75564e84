package org.rnn4j.datasets.classification.series;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.classification.ClassEvaluation;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.sides.Augmentation;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.TwoSidedData;

/**
 * {@code type: labelled-series}: numeric series with one class each.
 *
 * <pre>
 *   data:
 *     type: labelled-series
 *     source: train.ts         # files, folders, or control-charts, which is built in; .gz is decompressed
 *     encoding: UTF-8
 *     format: ts               # or {type: table, ...}, {type: files, ...}
 *     standardize: train       # or series, none
 *     missing: refuse          # or interpolate, zero
 *     max-length: 0            # time steps at which a series is truncated
 *     linear-path: true        # the linear baselines predict together with the network
 *     on-error: stop           # or skip
 *     split: {train: 0.9, validation: 0.1, test: 0, seed: 1}   # or {type: group, by: COLUMN, test: [..]}
 *     validation: dev.ts       # separate files; split is then {train: 1, validation: 0}
 *     test: test.ts
 * </pre>
 *
 * <p>Scaling and classes are fitted on the training split. A fitted codec overrides {@code standardize} and {@code
 * missing}.
 */
public final class LabelledSeriesSource implements ExampleSource {
    static final String TYPE = "labelled-series";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(LabelledSeriesOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), LabelledSeriesOptions.class, "data");
        Reading reading = Reading.of(options.files(), Map.of("control-charts", ControlCharts::text));
        SeriesFormat format = options.format();
        Map<Split, List<Example<Channels, String>>> examples = reading.splits(
                (key, names) -> format.read(
                        reading.files().read(key, names, format.endings()),
                        options.groupColumn(),
                        reading.files(),
                        reading.bad()),
                Example::target,
                options.groupColumn().isEmpty() ? null : Example::group);
        TwoSidedCodec<Channels, String> codec =
                fitted == null ? fit(options, examples.get(Split.TRAIN)) : TwoSidedCodec.fitted(fitted, TYPE);
        return new TwoSidedData<>(
                reading,
                examples,
                codec,
                "sequences",
                new ClassEvaluation<>(
                        (ClassSide) codec.target(),
                        options.linearPath(),
                        List.of(new NearestNeighbour(), new SeriesRegression()),
                        source -> shown((RealVectors) source)),
                codec.source().input(),
                Augmentation.none(),
                splits -> Map.of("features", ((SeriesSide) codec.source()).features()));
    }

    @Override
    public Codec forRequests(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), LabelledSeriesOptions.class, "data");
        TwoSidedCodec<Channels, String> codec = TwoSidedCodec.fitted(fitted, TYPE);
        int features = ((SeriesSide) codec.source()).features();
        List<String> classes = ((ClassSide) codec.target()).classes().names();
        return codec.reading(Optional.of(options.format().requests(features, classes)));
    }

    private static TwoSidedCodec<Channels, String> fit(
            LabelledSeriesOptions options, List<Example<Channels, String>> training) {
        ClassSide classes = new ClassSide(ClassNames.fit(training));
        int features = training.get(0).source().features();
        List<Channels> even = training.stream()
                .map(Example::source)
                .filter(series -> series.features() == features) // others are bad examples, reported when encoded
                .toList();
        Scaling scaling =
                options.standardize() == Standardize.TRAIN ? Scaling.fit(features, even) : Scaling.identity(features);
        return new TwoSidedCodec<>(
                TYPE,
                new SeriesSide(features, options.standardize(), scaling, options.missing(), options.maxLength()),
                classes);
    }

    /** The first values of the first channel of the network's input. */
    private static String shown(RealVectors series) {
        return IntStream.range(0, Math.min(8, series.time()))
                .mapToObj(t -> String.format(Locale.ROOT, "%.2f", series.at(0, 0, t)))
                .collect(Collectors.joining(
                        " ",
                        "%d steps of %d: ".formatted(series.time(), series.features()),
                        series.time() > 8 ? " ..." : ""));
    }
}
