package org.rnn4j.datasets.tagging;

import java.util.Arrays;
import org.rnn4j.core.metric.TaggingScorer;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * Tags every word with its most frequent tag in the training split, and an unknown word with the most frequent of all.
 */
final class FrequentTags {
    static final String NAME = "most frequent tag of the word";

    private final TaggedCodec codec;
    private final int[] tagOfWord;

    FrequentTags(TaggedSplit training, TaggedCodec codec) {
        this.codec = codec;
        int tags = codec.tags().size();
        int[][] counts = new int[codec.unknownId() + 1][tags];
        for (int i = 0; i < training.words().length; i++) {
            for (int t = 0; t < training.lengths()[i]; t++) {
                counts[training.words()[i][t]][training.tags()[i][t]]++;
            }
        }
        counts[codec.unknownId()] = training.tagCounts(tags);
        this.tagOfWord =
                Arrays.stream(counts).mapToInt(FrequentTags::mostFrequent).toArray();
    }

    private static int mostFrequent(int[] counts) {
        int best = 0;
        for (int tag = 1; tag < counts.length; tag++) {
            best = counts[tag] > counts[best] ? tag : best;
        }
        return best;
    }

    Score score(TaggedSplit split) {
        TaggingScorer scorer = new TaggingScorer(codec.tags(), split.unknown());
        for (SequenceBatch batch : TaggedBatches.measuring(split, codec, new BatchPlan(256, 1, 0))) {
            int[][] paths = Arrays.stream(batch.examples())
                    .mapToObj(example -> Arrays.stream(split.words()[example])
                            .map(word -> tagOfWord[word])
                            .toArray())
                    .toArray(int[][]::new);
            scorer.add(batch, new TagPaths(paths, new float[paths.length][]));
        }
        return scorer.score();
    }
}
