package org.rnn4j.datasets.labelled;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.batch.ExampleBatches;
import org.rnn4j.datasets.batch.TokenInputs;
import org.rnn4j.datasets.classification.ClassifiedPart;

/** Classes and the texts to be written for them, encoded; the inputs of a part are what is written. Immutable. */
final class ConditionedTextData implements SequenceData {
    private static final int SAMPLES = 5;

    private final ConditionedTextCodec codec;
    private final Map<Split, ClassifiedPart<TokenInputs>> parts;
    private final String sha256;
    private final Map<String, Object> summary;
    private final List<String> warnings;

    ConditionedTextData(
            ConditionedTextCodec codec,
            Map<Split, ClassifiedPart<TokenInputs>> parts,
            String sha256,
            Map<String, Object> facts,
            List<String> warnings) {
        this.codec = codec;
        this.parts = parts;
        this.sha256 = sha256;
        this.warnings = List.copyOf(warnings);
        summary = new LinkedHashMap<>(facts);
        summary.put("classes", codec.classes().size());
        summary.put("vocabulary", codec.vocabulary());
        parts.forEach((split, part) -> summary.put(
                split.name().toLowerCase(Locale.ROOT) + " texts",
                part.inputs().ids().size()));
    }

    @Override
    public InputSpec input() {
        return new InputSpec.OneClass(codec.classes().size());
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
        ClassifiedPart<TokenInputs> part = parts.get(split);
        int[] lengths = part.inputs().lengths();
        List<int[]> batches =
                split == Split.TRAIN ? ExampleBatches.shuffled(plan, lengths) : ExampleBatches.sorted(plan, lengths);
        return () ->
                batches.stream().map(examples -> batch(part, lengths, examples)).iterator();
    }

    private static SequenceBatch batch(ClassifiedPart<TokenInputs> part, int[] lengths, int[] examples) {
        return new SequenceBatch(
                new ClassIds(Arrays.stream(examples).map(e -> part.classes()[e]).toArray()),
                new TokenSequences(
                        part.inputs().gather(examples),
                        Arrays.stream(examples).map(e -> lengths[e]).toArray()),
                null,
                false,
                examples);
    }

    /** Tokens that are written, ends included. */
    @Override
    public long size(Split split) {
        return Arrays.stream(parts.get(split).inputs().lengths()).asLongStream().sum();
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
        List<String> names = codec.classes().names();
        names.forEach(name -> classes.put(name, new EnumMap<>(Split.class)));
        parts.forEach((split, part) -> {
            lengths.put(split, part.inputs().lengths());
            for (int c = 0; c < names.size(); c++) {
                int id = c;
                classes.get(names.get(c))
                        .put(
                                split,
                                Arrays.stream(part.classes())
                                        .filter(other -> other == id)
                                        .count());
            }
        });
        ClassifiedPart<TokenInputs> training = parts.get(Split.TRAIN);
        List<String> samples = IntStream.range(0, Math.min(SAMPLES, training.classes().length))
                .mapToObj(i -> names.get(training.classes()[i]) + " -> "
                        + codec.decodeText(training.inputs().ids().get(i)))
                .toList();
        return new DataReport(lengths, classes, warnings, samples);
    }
}
