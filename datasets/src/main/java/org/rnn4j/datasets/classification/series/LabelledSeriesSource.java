package org.rnn4j.datasets.classification.series;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.VectorInputs;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassificationData;
import org.rnn4j.datasets.classification.ClassifiedPart;
import org.rnn4j.datasets.classification.Labelled;
import org.rnn4j.datasets.classification.Parts;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.examples.OwnFiles;

/**
 * {@code type: labelled-series}: series of numbers that have a class each.
 *
 * <pre>
 *   data:
 *     type: labelled-series
 *     source: train.ts         # files, folders, or control-charts, which is built in; .gz is unpacked
 *     encoding: UTF-8
 *     format: ts               # or {type: table, ...}, {type: files, ...}
 *     standardize: train       # or series, none
 *     missing: refuse          # or interpolate, zero
 *     max-length: 0            # steps after which a series is cut
 *     on-error: stop           # or skip
 *     split: {train: 0.9, validation: 0.1, test: 0, seed: 1}   # or {type: group, by: COLUMN, test: [..]}
 *     validation: dev.ts       # files of its own; split is then {train: 1, validation: 0}
 *     test: test.ts
 * </pre>
 *
 * <p>Scaling and classes are those of the training part. A fitted codec stands above {@code standardize} and {@code missing}.
 */
public final class LabelledSeriesSource implements DataSource {

    @Override
    public String type() {
        return LabelledSeriesCodec.FORMAT;
    }

    @Override
    public SequenceData open(ObjectNode options, Codec fitted) {
        var series = Binder.bind(OwnFiles.completed(options), LabelledSeriesOptions.class, "data");
        return new Opening(series).open(fitted);
    }

    @Override
    public ObjectNode onlyTest(ObjectNode options, List<String> files) {
        return OwnFiles.onlyTest(options, files);
    }

    /** One opening. */
    private static final class Opening {
        private final LabelledSeriesOptions options;
        private final InputFiles files;
        private final BadExamples bad;
        private int cut;

        Opening(LabelledSeriesOptions options) {
            this.options = options;
            this.files =
                    new InputFiles(Encoding.charset(options.encoding()), Map.of("control-charts", ControlCharts::text));
            this.bad = new BadExamples(options.onError());
        }

        SequenceData open(Codec fitted) {
            Map<Split, List<Labelled<Series>>> series = Parts.of(
                    read("data.source", options.source()),
                    read("data.validation", options.validation()),
                    read("data.test", options.test()),
                    options.split(),
                    options.groupColumn().isPresent());
            LabelledSeriesCodec codec = fitted == null ? fit(series.get(Split.TRAIN)) : labelledSeriesCodec(fitted);
            Map<Split, ClassifiedPart<VectorInputs>> parts = new EnumMap<>(Split.class);
            series.forEach((split, examples) -> parts.put(split, encode(codec, examples)));
            return new ClassificationData<>(facts(codec, parts), parts);
        }

        private List<Labelled<Series>> read(String key, List<String> sources) {
            return options.format()
                    .read(files.read(key, sources, options.format().endings()), options.groupColumn(), files, bad);
        }

        private LabelledSeriesCodec fit(List<Labelled<Series>> training) {
            ClassNames classes = ClassNames.fit(training);
            int features = training.get(0).input().features();
            List<Series> even = training.stream()
                    .map(Labelled::input)
                    .filter(series -> series.features() == features) // others are bad examples, found when encoded
                    .toList();
            Scaling scaling = options.standardize() == Standardize.TRAIN
                    ? Scaling.fit(features, even)
                    : Scaling.identity(features);
            return new LabelledSeriesCodec(
                    features, options.standardize(), scaling, options.missing(), options.maxLength(), classes);
        }

        private static LabelledSeriesCodec labelledSeriesCodec(Codec fitted) {
            if (fitted instanceof LabelledSeriesCodec codec) {
                return codec;
            }
            throw new UserException(
                    "data.type = labelled-series, but the model's codec \"%s\" does not classify series; use the model's own data"
                            .formatted(fitted.format()));
        }

        private ClassifiedPart<VectorInputs> encode(LabelledSeriesCodec codec, List<Labelled<Series>> examples) {
            return ClassifiedPart.of(
                    examples,
                    codec.classes(),
                    bad,
                    example -> {
                        float[] encoded = codec.encode(example.input(), example.origin());
                        cut += codec.isCut(example.input()) ? 1 : 0;
                        return encoded;
                    },
                    values -> new VectorInputs(codec.features(), values));
        }

        private ClassificationData.Facts<VectorInputs> facts(
                LabelledSeriesCodec codec, Map<Split, ClassifiedPart<VectorInputs>> parts) {
            Map<String, Object> summary = new LinkedHashMap<>();
            summary.put("source", String.join(", ", options.source()));
            summary.put("bytes", files.bytes());
            summary.put("features", codec.features());
            summary.put("cut sequences", cut);
            summary.put("skipped", bad.count());
            List<String> warnings = new ArrayList<>();
            bad.warning().ifPresent(warnings::add);
            if (cut > 0) {
                warnings.add("%d series are longer than data.max-length = %d and were cut"
                        .formatted(cut, options.maxLength()));
            }
            VectorInputs training = parts.get(Split.TRAIN).inputs();
            return new ClassificationData.Facts<>(
                    new InputSpec.Vectors(codec.features()),
                    codec.classes(),
                    codec,
                    files.sha256(),
                    summary,
                    warnings,
                    example -> shown(training.values().get(example), codec.features()),
                    List.of(new NearestNeighbour()));
        }

        /** The first values of the first channel, as a network sees them. */
        private static String shown(float[] values, int features) {
            int steps = values.length / features;
            return IntStream.range(0, Math.min(8, steps))
                    .mapToObj(t -> String.format(Locale.ROOT, "%.2f", values[t]))
                    .collect(Collectors.joining(
                            " ", "%d steps of %d: ".formatted(steps, features), steps > 8 ? " ..." : ""));
        }
    }
}
