package org.rnn4j.datasets.sides;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Calibrator;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Picture;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Recording;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.ExampleBatches;
import org.rnn4j.datasets.examples.Reading;

/** Examples of a source side and a target side, encoded. Immutable. */
public class TwoSidedData<S, T> implements SequenceData {
    private static final long SALT = 0x5DEECE66DL; // the order of the examples uses the same seed

    private final TwoSidedCodec<S, T> codec;
    private final Map<Split, Encoded<S, T>> splits = new EnumMap<>(Split.class);
    private final String sha256;
    private final Map<String, Object> summary = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final Evaluation<S, T> evaluation;
    private final InputSpec input;
    private final Augmentation<S> augmentation;
    private Evaluation.Baselines<S, T> baselines; // null until they are needed

    /**
     * Encodes examples.
     *
     * @param examples examples of all three splits
     * @param noun word for examples in a summary, in the plural
     * @param evaluation evaluation of the task
     * @param input input of the network: that of the source side, or the same with pretrained vectors
     * @param augmentation changes to the sources of training batches
     * @param facts facts about the encoded splits, for a summary
     */
    public TwoSidedData(
            Reading reading,
            Map<Split, List<Example<S, T>>> examples,
            TwoSidedCodec<S, T> codec,
            String noun,
            Evaluation<S, T> evaluation,
            InputSpec input,
            Augmentation<S> augmentation,
            Facts<S, T> facts) {
        this.codec = codec;
        this.evaluation = evaluation;
        this.input = input;
        this.augmentation = augmentation;
        examples.forEach((split, some) -> splits.put(split, Encoded.of(some, codec, reading.bad())));
        summary.put("source", String.join(", ", reading.options().source()));
        reading.files().describe(summary);
        summary.putAll(facts.of(splits));
        countCut(noun);
        summary.put("skipped", reading.bad().count());
        summary.putAll(codec.target().facts());
        splits.forEach((split, encoded) -> summary.put(name(split) + " " + noun, (long) encoded.size()));
        warnings.addAll(0, reading.warnings());
        sha256 = reading.files().sha256();
    }

    private TwoSidedData(TwoSidedData<S, T> other, Evaluation.Calibrated<S, T> calibrated) {
        codec = other.codec.with(calibrated.target());
        evaluation = calibrated.evaluation();
        input = other.input;
        augmentation = other.augmentation;
        splits.putAll(other.splits);
        summary.putAll(other.summary);
        warnings.addAll(other.warnings);
        sha256 = other.sha256;
        baselines = other.baselines;
    }

    /** Facts about encoded splits for a summary, in order. */
    @FunctionalInterface
    public interface Facts<S, T> {
        Map<String, Object> of(Map<Split, Encoded<S, T>> splits);
    }

    private void countCut(String noun) {
        long cut = splits.values().stream()
                .mapToLong(encoded -> encoded.countCut(codec.source()))
                .sum();
        if (cut > 0) {
            summary.put("cut " + noun, cut);
            warnings.add(codec.source().cutWarning(cut));
        }
    }

    /** The name of a split in a summary. */
    public static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /** The examples of a split. */
    protected Encoded<S, T> split(Split split) {
        return splits.get(split);
    }

    @Override
    public InputSpec input() {
        return input;
    }

    @Override
    public OutputSpec output() {
        return codec.target().output(split(Split.TRAIN).targets());
    }

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        Encoded<S, T> encoded = split(split);
        List<int[]> batches = ExampleBatches.of(split, plan, encoded.steps());
        if (split != Split.TRAIN) {
            return () -> batches.stream().map(encoded::batch).iterator();
        }
        return () -> {
            Random random = new Random(plan.seed() ^ SALT);
            return batches.stream()
                    .map(batch -> encoded.batch(batch, augmentation, random))
                    .iterator();
        };
    }

    /** Number of targets: tokens of texts, including end tokens, or one per example. */
    @Override
    public long size(Split split) {
        return split(split).countTargets();
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public Map<String, Object> summary() {
        return Collections.unmodifiableMap(summary);
    }

    @Override
    public DataReport report() {
        Map<Split, int[]> lengths = new EnumMap<>(Split.class);
        splits.forEach((split, encoded) -> lengths.put(split, encoded.steps()[0]));
        List<String> all = new ArrayList<>(warnings);
        all.addAll(evaluation.warnings(splits));
        return new DataReport(lengths, evaluation.classes(splits), all, evaluation.samples(split(Split.TRAIN)));
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return evaluation.scorer(split(split));
    }

    @Override
    public Optional<Calibrator> calibrator(Split split) {
        return isComparable(split)
                ? fittedBaselines().calibration(split(split)).map(SideCalibrator::new)
                : Optional.empty();
    }

    private final class SideCalibrator implements Calibrator {
        private final Evaluation.Calibration<S, T> calibration;

        SideCalibrator(Evaluation.Calibration<S, T> calibration) {
            this.calibration = calibration;
        }

        @Override
        public void add(SequenceBatch batch, Predictions predictions) {
            calibration.add(batch, predictions);
        }

        @Override
        public SequenceData calibrated() {
            return new TwoSidedData<>(TwoSidedData.this, calibration.calibrated());
        }
    }

    @Override
    public List<Recording> recordings(Split split) {
        return split(split).examples().stream()
                .flatMap(example -> codec
                        .source()
                        .recording(example.source(), example.target().toString())
                        .stream())
                .toList();
    }

    @Override
    public List<Picture> pictures(Split split) {
        Encoded<S, T> encoded = split(split);
        return encoded.size() == 0
                        || codec.source().pictures(encoded.sources().get(0)).isEmpty()
                ? List.of()
                : IntStream.range(0, encoded.size())
                        .mapToObj(i -> (Picture) new Shown(encoded, i))
                        .toList();
    }

    private final class Shown implements Picture {
        private final Encoded<S, T> encoded;
        private final int example;

        Shown(Encoded<S, T> encoded, int example) {
            this.encoded = encoded;
            this.example = example;
        }

        @Override
        public String name() {
            return codec.source().name(encoded.examples().get(example).source());
        }

        @Override
        public String target() {
            return encoded.examples().get(example).target().toString();
        }

        @Override
        public List<byte[]> frames() {
            return codec.source().pictures(encoded.sources().get(example));
        }
    }

    private boolean isComparable(Split split) {
        return split(split).size() > 0 && split(Split.TRAIN).size() > 0;
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        return !isComparable(split) ? Map.of() : fittedBaselines().scores(split(split));
    }

    /** Fitted when they are first needed, and once for all splits. */
    private synchronized Evaluation.Baselines<S, T> fittedBaselines() {
        if (baselines == null) {
            baselines = evaluation.baselines(split(Split.TRAIN));
        }
        return baselines;
    }
}
