package org.rnn4j.datasets.classification;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rnn4j.core.metric.ClassificationScorer;
import org.rnn4j.core.metric.Confusion;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleBatches;
import org.rnn4j.datasets.examples.SequenceInputs;

/** Sequences that have a class each. Immutable. */
public final class ClassificationData<I extends SequenceInputs> implements SequenceData {
    private final Facts<I> facts;
    private final Map<Split, ClassifiedPart<I>> parts;
    private final Map<String, Object> summary;

    /**
     * What the kind of sequences decides.
     *
     * @param input what a network reads
     * @param classes what it answers
     * @param summary facts of the source and its encoding
     * @param warnings of the reader
     * @param shown an example in the user's terms, as its number in the training part gives it
     * @param baselines methods to compare with, beside the most frequent class
     */
    public record Facts<I extends SequenceInputs>(
            InputSpec input,
            ClassNames classes,
            Codec codec,
            String sha256,
            Map<String, Object> summary,
            List<String> warnings,
            Function<Integer, String> shown,
            List<Baseline<I>> baselines) {}

    /**
     * Encoded examples and what is known of them.
     *
     * @param parts all three; one that the data lacks has no examples
     */
    public ClassificationData(Facts<I> facts, Map<Split, ClassifiedPart<I>> parts) {
        this.facts = facts;
        this.parts = Map.copyOf(parts);
        this.summary = Collections.unmodifiableMap(allFacts());
    }

    private Map<String, Object> allFacts() {
        Map<String, Object> all = new LinkedHashMap<>(facts.summary());
        all.put("classes", facts.classes().size());
        for (Split split : Split.values()) {
            all.put(split.name().toLowerCase(Locale.ROOT) + " sequences", size(split));
        }
        return all;
    }

    @Override
    public InputSpec input() {
        return facts.input();
    }

    @Override
    public OutputSpec output() {
        long[] counts = parts.get(Split.TRAIN).counts(facts.classes().size());
        return new OutputSpec.OneClass(
                facts.classes().names(), Arrays.stream(counts).boxed().toList());
    }

    @Override
    public Codec codec() {
        return facts.codec();
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        ClassifiedPart<I> part = parts.get(split);
        int[] lengths = part.inputs().lengths();
        List<int[]> batches = ExampleBatches.of(split, plan, lengths);
        return () ->
                batches.stream().map(examples -> batch(part, lengths, examples)).iterator();
    }

    private SequenceBatch batch(ClassifiedPart<I> part, int[] allLengths, int[] examples) {
        int[] lengths = Arrays.stream(examples).map(e -> allLengths[e]).toArray();
        int[] classes = Arrays.stream(examples).map(e -> part.classes()[e]).toArray();
        boolean full = Arrays.stream(lengths).allMatch(length -> length == lengths[0]);
        return new SequenceBatch(
                part.inputs().gather(examples),
                new SequenceValues.ClassIds(classes),
                full ? null : lengths,
                false,
                examples);
    }

    /** Sequences, since each has one target. */
    @Override
    public long size(Split split) {
        return parts.get(split).size();
    }

    @Override
    public String sha256() {
        return facts.sha256();
    }

    @Override
    public Map<String, Object> summary() {
        return summary;
    }

    @Override
    public DataReport report() {
        return new ClassificationReport<>(facts, parts).make();
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return Optional.of(new ClassificationScorer(facts.classes().names()));
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        Map<String, Score> scores = new LinkedHashMap<>();
        ClassifiedPart<I> part = parts.get(split);
        if (part.size() > 0 && size(Split.TRAIN) > 0) {
            add(scores, new MostFrequentClass<>(), part);
            facts.baselines().forEach(baseline -> add(scores, baseline, part));
        }
        return scores;
    }

    private void add(Map<String, Score> scores, Baseline<I> baseline, ClassifiedPart<I> part) {
        ClassNames classes = facts.classes();
        baseline.answers(parts.get(Split.TRAIN), part.inputs(), classes.size())
                .map(answers -> Confusion.of(classes.names(), part.classes(), answers))
                .ifPresent(confusion -> scores.put(baseline.name(), ClassificationScorer.score(confusion)));
    }
}
