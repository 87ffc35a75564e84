package org.rnn4j.datasets.tagging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.metric.TaggingScorer;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** Sentences with a tag for every word. Immutable. */
final class TaggedData implements SequenceData {
    private final TaggedCodec codec;
    private final InputSpec input;
    private final Map<Split, TaggedSplit> splits;
    private final double unknownRate;
    private final Origin origin;

    /**
     * The origin of the sentences.
     *
     * @param sha256 SHA-256 of all bytes
     * @param facts facts for a summary
     * @param warnings warnings of the reading
     */
    record Origin(String sha256, Map<String, Object> facts, List<String> warnings) {}

    /** @param splits all three splits; one that the data lacks has no sentences */
    TaggedData(TaggedCodec codec, InputSpec input, Map<Split, TaggedSplit> splits, double unknownRate, Origin origin) {
        this.codec = codec;
        this.input = input;
        this.splits = splits;
        this.unknownRate = unknownRate;
        this.origin = origin;
    }

    @Override
    public InputSpec input() {
        return input;
    }

    @Override
    public OutputSpec output() {
        return new OutputSpec.Tags(codec.tags());
    }

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        return split == Split.TRAIN
                ? TaggedBatches.training(splits.get(split), codec, unknownRate, plan)
                : TaggedBatches.measuring(splits.get(split), codec, plan);
    }

    /** Number of words, each of which has a tag. */
    @Override
    public long size(Split split) {
        return splits.get(split).countWords();
    }

    @Override
    public String sha256() {
        return origin.sha256();
    }

    @Override
    public Map<String, Object> summary() {
        Map<String, Object> facts = new LinkedHashMap<>(origin.facts());
        facts.put("vocabulary", codec.unknownId() + 1);
        facts.put("tags", codec.tags().size());
        splits.forEach((split, tagged) ->
                facts.put(name(split) + " sentences", tagged.sentences().size()));
        splits.forEach((split, tagged) -> facts.put(name(split) + " words", tagged.countWords()));
        splits.forEach((split, tagged) -> facts.put("unknown " + name(split) + " words", tagged.countUnknown()));
        return Collections.unmodifiableMap(facts);
    }

    static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public DataReport report() {
        return new TaggedReport(codec, splits, origin.warnings()).make();
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return Optional.of(new TaggingScorer(codec.tags(), splits.get(split).unknown()));
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        if (size(split) == 0 || size(Split.TRAIN) == 0) {
            return Map.of();
        }
        return Map.of(FrequentTags.NAME, new FrequentTags(splits.get(Split.TRAIN), codec).score(splits.get(split)));
    }
}
