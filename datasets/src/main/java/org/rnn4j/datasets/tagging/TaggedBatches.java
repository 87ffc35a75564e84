package org.rnn4j.datasets.tagging;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.datasets.examples.ExampleBatches;

/** Batches of one split. */
final class TaggedBatches {
    private static final long SALT = 0x5DEECE66DL; // the order of the sentences uses the same seed

    private final TaggedSplit split;
    private final TaggedCodec codec;
    private final boolean[] rare;
    private final double unknownRate;

    private TaggedBatches(TaggedSplit split, TaggedCodec codec, boolean[] rare, double unknownRate) {
        this.split = split;
        this.codec = codec;
        this.rare = rare;
        this.unknownRate = unknownRate;
    }

    /** Shuffled batches, in which words that occur once in the split are sometimes replaced by the unknown word. */
    static Iterable<SequenceBatch> training(TaggedSplit split, TaggedCodec codec, double unknownRate, BatchPlan plan) {
        int[] counts = split.wordCounts(codec.unknownId() + 1);
        boolean[] rare = new boolean[counts.length];
        for (int id = 0; id < counts.length; id++) {
            rare[id] = counts[id] == 1;
        }
        TaggedBatches batches = new TaggedBatches(split, codec, rare, unknownRate);
        List<int[]> examples = ExampleBatches.shuffled(plan, split.lengths());
        return () -> {
            Random random = new Random(plan.seed() ^ SALT);
            return examples.stream().map(batch -> batches.batch(batch, random)).iterator();
        };
    }

    /** Batches without changes, shortest sentences first. */
    static Iterable<SequenceBatch> measuring(TaggedSplit split, TaggedCodec codec, BatchPlan plan) {
        TaggedBatches batches = new TaggedBatches(split, codec, new boolean[codec.unknownId() + 1], 0);
        List<int[]> examples = ExampleBatches.sorted(plan, split.lengths());
        return () -> examples.stream().map(batch -> batches.batch(batch, null)).iterator();
    }

    private SequenceBatch batch(int[] examples, Random random) {
        int[] lengths =
                Arrays.stream(examples).map(example -> split.lengths()[example]).toArray();
        PaddedWords padded = new PaddedWords(lengths, codec.hasCharacters());
        int[] tags = new int[examples.length * padded.time()];
        for (int b = 0; b < examples.length; b++) {
            int example = examples[b];
            for (int t = 0; t < lengths[b]; t++) {
                int word = split.words()[example][t];
                boolean hidden = rare[word] && random.nextDouble() < unknownRate;
                padded.put(b, t, hidden ? codec.unknownId() : word, split.spellings()[example][t]);
                tags[b * padded.time() + t] = split.tags()[example][t];
            }
        }
        return padded.batch(new TokenIds(examples.length, padded.time(), tags), examples);
    }
}
