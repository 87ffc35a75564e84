package org.rnn4j.datasets.conditioned;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CountedData;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleBatches;

/** Conditions and the texts to be written for them, encoded; the inputs of a part are what is written. Immutable. */
final class ConditionedTextData implements CountedData {
    private static final int SAMPLES = 5;

    private final ConditionedTextCodec codec;
    private final Map<Split, ConditionedPart> parts;
    private final String sha256;
    private final Map<String, Object> summary;
    private final List<String> warnings;

    ConditionedTextData(
            ConditionedTextCodec codec,
            Map<Split, ConditionedPart> parts,
            String sha256,
            Map<String, Object> facts,
            List<String> warnings) {
        this.codec = codec;
        this.parts = parts;
        this.sha256 = sha256;
        this.warnings = List.copyOf(warnings);
        summary = new LinkedHashMap<>(facts);
        summary.put(
                codec.conditions().fact().getKey(), codec.conditions().fact().getValue());
        summary.put("vocabulary", codec.vocabulary());
        parts.forEach((split, part) -> summary.put(
                split.name().toLowerCase(Locale.ROOT) + " texts",
                part.texts().ids().size()));
    }

    @Override
    public InputSpec input() {
        return codec.conditions().input();
    }

    @Override
    public OutputSpec output() {
        return new OutputSpec.Sequence(codec.vocabulary(), codec.begin(), codec.end());
    }

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        ConditionedPart part = parts.get(split);
        int[] lengths = part.texts().lengths();
        List<int[]> batches = ExampleBatches.of(split, plan, lengths);
        return () -> batches.stream()
                .map(examples -> part.batch(codec.conditions(), examples))
                .iterator();
    }

    /** Tokens that are written, ends included. */
    @Override
    public long size(Split split) {
        return parts.get(split).tokens();
    }

    @Override
    public int countedIds() {
        return codec.vocabulary();
    }

    /** The texts of each class, or where there are no classes, all. */
    @Override
    public List<int[]> streams(Split split) {
        ConditionedPart part = parts.get(split);
        List<String> classes = codec.conditions().names();
        return classes.isEmpty()
                ? List.of(part.stream(spelt -> true))
                : classes.stream().map(name -> part.stream(name::equals)).toList();
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public Map<String, Object> summary() {
        return summary;
    }

    @Override
    public DataReport report() {
        Map<Split, int[]> lengths = new EnumMap<>(Split.class);
        Map<String, Map<Split, Long>> classes = new LinkedHashMap<>();
        codec.conditions().names().forEach(name -> classes.put(name, new EnumMap<>(Split.class)));
        parts.forEach((split, part) -> {
            lengths.put(split, part.texts().lengths());
            classes.forEach((name, counts) ->
                    counts.put(split, part.spelt().stream().filter(name::equals).count()));
        });
        ConditionedPart training = parts.get(Split.TRAIN);
        List<String> samples = IntStream.range(
                        0, Math.min(SAMPLES, training.spelt().size()))
                .mapToObj(i -> training.spelt().get(i) + " -> "
                        + codec.decodeText(training.texts().ids().get(i)))
                .toList();
        return new DataReport(lengths, classes, warnings, samples);
    }
}
