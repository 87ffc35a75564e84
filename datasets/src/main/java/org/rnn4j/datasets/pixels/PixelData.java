package org.rnn4j.datasets.pixels;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleBatches;
import org.rnn4j.datasets.examples.Reading;

/** Pictures by split. */
final class PixelData implements SequenceData {
    private final Map<Split, List<Bitmap>> splits;
    private final PixelCodec codec;
    private final Map<String, Object> summary = new LinkedHashMap<>();
    private final String sha256;

    PixelData(Reading reading, Map<Split, List<Bitmap>> splits, PixelCodec codec) {
        this.splits = new EnumMap<>(splits);
        this.codec = codec;
        summary.put("source", String.join(", ", reading.options().source()));
        reading.files().describe(summary);
        summary.put("size", codec.width() + " x " + codec.height());
        for (Split split : Split.values()) {
            summary.put(split.name().toLowerCase(Locale.ROOT) + " pictures", (long)
                    splits.get(split).size());
        }
        sha256 = reading.files().sha256();
    }

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        List<Bitmap> pictures = splits.get(split);
        int[] lengths = new int[pictures.size()];
        Arrays.fill(lengths, codec.longest());
        List<int[]> batches = ExampleBatches.of(split, plan, lengths);
        return () -> batches.stream().map(numbers -> batch(pictures, numbers)).iterator();
    }

    private SequenceBatch batch(List<Bitmap> pictures, int[] numbers) {
        int time = codec.longest();
        int features = Context.FEATURES;
        float[] inputs = new float[numbers.length * features * time];
        float[] targets = new float[numbers.length * time];
        for (int b = 0; b < numbers.length; b++) {
            Bitmap picture = pictures.get(numbers[b]);
            for (int t = 0; t < time; t++) {
                targets[b * time + t] = picture.on()[t] ? 1 : 0;
                double[] context = Context.of(picture, t);
                for (int f = 0; f < features; f++) {
                    inputs[(b * features + f) * time + t] = (float) context[f];
                }
            }
        }
        return new SequenceBatch(
                new RealVectors(numbers.length, features, time, inputs),
                new RealVectors(numbers.length, 1, time, targets),
                null,
                false,
                numbers.clone());
    }

    @Override
    public long size(Split split) {
        return (long) splits.get(split).size() * codec.longest();
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
    public Optional<Scorer> scorer(Split split) {
        return splits.get(split).isEmpty() ? Optional.empty() : Optional.of(new PictureScorer());
    }

    /** Score of a sum of losses. */
    static Score score(double nats, long pictures) {
        return new Score(List.of(new Metric("nats a picture", nats / pictures, Kind.ERROR)));
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        List<Bitmap> training = splits.get(Split.TRAIN);
        List<Bitmap> tested = splits.get(split);
        if (training.isEmpty() || tested.isEmpty()) {
            return Map.of();
        }
        NeighbourCounts counts = NeighbourCounts.of(training);
        double nats = tested.stream().mapToDouble(counts::loss).sum();
        return Map.of("counts of 12 neighbours", score(nats, tested.size()));
    }
}
