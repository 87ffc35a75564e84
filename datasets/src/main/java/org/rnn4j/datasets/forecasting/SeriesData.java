package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.forecast.ConformalIntervals;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Calibrator;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.Rollout;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleBatches;

/** Windows of series, by split. */
final class SeriesData implements SequenceData {
    private static final int SAMPLES = 3;

    private final SeriesOptions options;
    private final SeriesCodec codec;
    private final WindowEncoder encoder;
    private final WindowBatches batches;
    private final List<Series> series;
    private final Partition partition;
    private final Map<String, Object> readFacts;
    private final List<String> readWarnings;
    private final String sha256;
    private Optional<LinearForecast> ridge;

    /**
     * @param readFacts facts about the files
     * @param readWarnings warnings about the files
     */
    SeriesData(
            SeriesCodec codec,
            List<Series> series,
            Partition partition,
            Map<String, Object> readFacts,
            List<String> readWarnings,
            String sha256) {
        this.options = codec.options();
        this.codec = codec;
        this.encoder = codec.encoder();
        this.batches = new WindowBatches(options, encoder);
        this.series = series;
        this.partition = partition;
        this.readFacts = readFacts;
        this.readWarnings = readWarnings;
        this.sha256 = sha256;
    }

    @Override
    public Codec codec() {
        return codec;
    }

    /** The windows of the training split in a new order for every seed, those of the other splits in order of time. */
    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        List<Window> windows = partition.of(split);
        int[] lengths = new int[windows.size()];
        Arrays.fill(lengths, encoder.time());
        Function<int[], SequenceBatch> batch = numbers ->
                batches.labelled(Arrays.stream(numbers).mapToObj(windows::get).toList(), numbers);
        return () -> ExampleBatches.of(split, plan, lengths).stream().map(batch).iterator();
    }

    @Override
    public long size(Split split) {
        return partition.of(split).size();
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public Map<String, Object> summary() {
        Map<String, Object> facts = new LinkedHashMap<>(readFacts);
        facts.put("series", series.size());
        if (!options.date().isEmpty()) {
            facts.put(
                    "step",
                    series.stream().map(one -> one.step().toString()).distinct().collect(Collectors.joining(", ")));
        }
        facts.put("features", encoder.features());
        facts.put("history", options.history());
        facts.put("horizon", options.horizon());
        for (Split split : Split.values()) {
            facts.put(split.name().toLowerCase(Locale.ROOT) + " windows", size(split));
        }
        return facts;
    }

    @Override
    public DataReport report() {
        Map<Split, int[]> lengths = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            int[] all = new int[partition.of(split).size()];
            Arrays.fill(all, encoder.time());
            lengths.put(split, all);
        }
        List<String> warnings = new ArrayList<>(readWarnings);
        warnings.addAll(partition.warnings());
        List<String> samples = partition.of(Split.TRAIN).stream()
                .limit(SAMPLES)
                .map(this::sample)
                .toList();
        return new DataReport(lengths, Map.of(), warnings, samples);
    }

    private String sample(Window window) {
        StringBuilder text = new StringBuilder(window.series().name()).append(":");
        for (int back = Math.min(3, options.history()) - 1; back >= 0; back--) {
            append(text, window, -back);
        }
        text.append(" ->");
        for (int k = 1; k <= Math.min(3, encoder.stepsPredicted()); k++) {
            append(text, window, k);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Window window, int k) {
        for (int j = 0; j < window.series().observed().length; j++) {
            text.append(String.format(Locale.ROOT, " %.6g", window.observed(k, j)));
        }
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return Optional.of(new SeriesScorer(
                options, encoder, partition.of(split), split == Split.TEST ? codec.intervals() : null));
    }

    @Override
    public Optional<Calibrator> calibrator(Split split) {
        return size(split) == 0
                ? Optional.empty()
                : Optional.of(new SeriesCalibrator(options, encoder, partition.of(split), this::with));
    }

    private SeriesData with(ConformalIntervals intervals) {
        return new SeriesData(codec.with(intervals), series, partition, readFacts, readWarnings, sha256);
    }

    @Override
    public Optional<Rollout> rollout(SequenceBatch batch, Split split) {
        List<Window> windows = partition.of(split);
        return SeriesRollout.of(
                options,
                encoder,
                Arrays.stream(batch.examples()).mapToObj(windows::get).toList());
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        if (size(split) == 0) {
            return Map.of();
        }
        Map<String, double[]> means = new HashMap<>();
        for (Series one : series) {
            int rows = options.split().boundaries(one).validation();
            if (rows == 0) { // other files than those of the training: their means are unknown
                continue;
            }
            means.put(
                    one.name(),
                    Arrays.stream(one.observed())
                            .mapToDouble(target -> IntStream.range(0, rows)
                                    .mapToDouble(row -> target[row])
                                    .filter(value -> !Double.isNaN(value))
                                    .average()
                                    .orElse(0))
                            .toArray());
        }
        return new Baselines(options, codec.withoutLinear().encoder()).scores(partition.of(split), means, ridge());
    }

    /** Fitted when it is first needed; null without enough training windows. */
    private synchronized LinearForecast ridge() {
        if (ridge == null) {
            ridge = RidgeRegression.fit(
                    codec.withoutLinear().encoder(),
                    options.horizon(),
                    options.targets(),
                    partition.of(Split.TRAIN),
                    partition.of(Split.VALIDATION));
        }
        return ridge.orElse(null);
    }
}
