package org.rnn4j.datasets.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.drawing.Drawing.Point;
import org.rnn4j.datasets.examples.ExampleBatches;
import org.rnn4j.datasets.examples.Padding;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.examples.StepVectors;

/**
 * Drawings by split. Offsets are spread over the lattice by uniform noise: in training by other noise in every epoch, in evaluation always
 * by the same.
 */
final class DrawingData implements SequenceData {
    private static final long SALT = 0x5DEECE66DL; // the order of the drawings uses the same seed
    private static final int SAMPLES = 3;

    private final Map<Split, List<Drawing>> splits;
    private final DrawingCodec codec;
    private final PointNoise noise;
    private final Map<String, Object> summary = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final String sha256;

    DrawingData(
            Reading reading,
            Map<Split, List<Drawing>> splits,
            DrawingCodec codec,
            DrawingOptions options,
            int tooLong) {
        this.splits = new EnumMap<>(splits);
        this.codec = codec;
        noise = new PointNoise(codec.svg().grid(), options.augmentation());
        summary.put("source", String.join(", ", options.files().source()));
        reading.files().describe(summary);
        summary.put("skipped", reading.bad().count());
        summary.put("deviation of offsets", codec.deviation());
        summary.put("grid", codec.svg().grid());
        for (Split split : Split.values()) {
            String name = split.name().toLowerCase(Locale.ROOT);
            summary.put(name + " drawings", (long) splits.get(split).size());
            summary.put(name + " points", size(split));
        }
        warnings.addAll(reading.warnings());
        if (tooLong > 0) {
            summary.put("too long", tooLong);
            warnings.add("%,d %s more than data.max-points = %d points and %s left out"
                    .formatted(
                            tooLong,
                            tooLong == 1 ? "drawing has" : "drawings have",
                            options.maxPoints(),
                            tooLong == 1 ? "was" : "were"));
        }
        sha256 = reading.files().sha256();
    }

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        List<Drawing> drawings = splits.get(split);
        List<int[]> batches = ExampleBatches.of(split, plan, lengths(split));
        return () -> {
            Random random = new Random(plan.seed() ^ SALT);
            return batches.stream()
                    .map(numbers -> batch(drawings, numbers, split == Split.TRAIN, random))
                    .iterator();
        };
    }

    private SequenceBatch batch(List<Drawing> drawings, int[] numbers, boolean training, Random random) {
        List<RealVectors> inputs = new ArrayList<>();
        List<RealVectors> targets = new ArrayList<>();
        for (int number : numbers) {
            List<Point> points = drawings.get(number).points();
            List<double[]> steps =
                    codec.steps(training ? noise.training(points, random) : noise.spread(points, new Random(number)));
            targets.add(StepVectors.of(steps));
            inputs.add(StepVectors.previous(steps));
        }
        int[] lengths = targets.stream().mapToInt(RealVectors::time).toArray();
        return new SequenceBatch(Padding.together(inputs), Padding.together(targets), lengths, false, numbers.clone());
    }

    private int[] lengths(Split split) {
        return splits.get(split).stream()
                .mapToInt(drawing -> drawing.points().size())
                .toArray();
    }

    @Override
    public long size(Split split) {
        return Arrays.stream(lengths(split)).asLongStream().sum();
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
        splits.keySet().forEach(split -> lengths.put(split, lengths(split)));
        List<String> samples = splits.get(Split.TRAIN).stream()
                .limit(SAMPLES)
                .map(drawing -> "%d points in %d lines"
                        .formatted(
                                drawing.points().size(),
                                Drawing.lines(drawing.points()).size()))
                .toList();
        return new DataReport(lengths, Map.of(), warnings, samples);
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return splits.get(split).isEmpty() ? Optional.empty() : Optional.of(new StrokeScorer());
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        List<Drawing> training = splits.get(Split.TRAIN);
        if (training.isEmpty() || splits.get(split).isEmpty()) {
            return Map.of();
        }
        Memoryless baseline = Memoryless.fit(
                training.stream().map(drawing -> codec.steps(drawing.points())).toList());
        return Map.of("one normal distribution", baseline.score(batches(split, new BatchPlan(64, 1, 0))));
    }
}
