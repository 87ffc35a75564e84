package org.rnn4j.datasets.sequences;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Calibrator;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CountedData;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Reading;

/** Sequences of events, each a separate text of a language model. Immutable. */
final class EventData implements CountedData {
    private static final int SAMPLES = 5;

    private final EventOptions options;
    private final EventCodec codec;
    private final String sha256;
    private final Map<String, Object> origin;
    private final List<String> warnings;
    private final Map<Split, EventSplit> splits;
    private final Set<List<String>> trained = new HashSet<>();

    EventData(EventOptions options, Reading reading, Map<Split, List<Events>> read, EventCodec codec) {
        this.options = options;
        this.codec = codec;
        sha256 = reading.files().sha256();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", String.join(", ", options.files().source()));
        reading.files().describe(facts);
        origin = facts;
        warnings = List.copyOf(reading.warnings());
        splits = new EnumMap<>(Split.class);
        read.forEach((split, events) -> splits.put(split, EventSplit.of(events, codec)));
        splits.get(Split.TRAIN).events().forEach(events -> trained.add(events.symbols()));
    }

    private EventData(EventData other, EventCodec codec) {
        options = other.options;
        this.codec = codec;
        sha256 = other.sha256;
        origin = other.origin;
        warnings = other.warnings;
        splits = other.splits;
        trained.addAll(other.trained);
    }

    EventData with(EventCodec calibrated) {
        return new EventData(this, calibrated);
    }

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        return splits.get(split).batches(split, plan);
    }

    @Override
    public long size(Split split) {
        return splits.get(split).steps();
    }

    @Override
    public int countedIds() {
        return codec.vocabulary();
    }

    @Override
    public OptionalInt endOfSequence() {
        return OptionalInt.of(EventCodec.BOUNDARY);
    }

    @Override
    public List<int[]> streams(Split split) {
        return List.of(splits.get(split).ids().stream()
                .flatMapToInt(ids -> IntStream.concat(IntStream.of(ids), IntStream.of(EventCodec.BOUNDARY)))
                .toArray());
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public Map<String, Object> summary() {
        Map<String, Object> facts = new LinkedHashMap<>(origin);
        facts.put("different events", codec.vocabulary() - 2);
        splits.forEach((split, some) -> facts.put(name(split) + " sequences", count(some, false)));
        int abnormal = count(splits.get(Split.TEST), true);
        if (abnormal > 0) {
            facts.put("abnormal sequences", abnormal);
        }
        facts.put("different train sequences", trained.size());
        return Collections.unmodifiableMap(facts);
    }

    private static int count(EventSplit split, boolean abnormal) {
        return IntStream.range(0, split.counts().length)
                .filter(i -> split.events().get(i).abnormal() == abnormal)
                .map(i -> split.counts()[i])
                .sum();
    }

    private static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public DataReport report() {
        Map<Split, int[]> lengths = new EnumMap<>(Split.class);
        splits.forEach((split, some) -> lengths.put(split, some.lengths()));
        List<String> samples = splits.get(Split.TRAIN).events().stream()
                .limit(SAMPLES)
                .map(events -> String.join(" ", events.symbols()))
                .toList();
        return new DataReport(lengths, Map.of(), warnings, samples);
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return Optional.of(new EventScorer(splits.get(split), trained, codec));
    }

    @Override
    public Optional<Calibrator> calibrator(Split split) {
        return splits.get(split).events().isEmpty()
                ? Optional.empty()
                : Optional.of(new AlarmThreshold(this, splits.get(split), options.falseAlarms()));
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        EventSplit measured = splits.get(split);
        if (measured.events().isEmpty() || trained.isEmpty()) {
            return Map.of();
        }
        Map<String, Score> scores = new LinkedHashMap<>();
        List<List<String>> training = new ArrayList<>(trained);
        scores.put(
                "multiset never seen",
                AlarmRates.of(measured, trained, PlainRules.multisets(training)).score());
        for (int n = 2; n <= 4; n += 2) {
            scores.put(
                    "unseen %d-gram".formatted(n),
                    AlarmRates.of(measured, trained, PlainRules.ngrams(training, n))
                            .score());
        }
        return scores;
    }
}
