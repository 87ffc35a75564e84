package org.rnn4j.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.None;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;

/**
 * Batches of random tokens with the lengths of Multi30k's captions. {@code caption-lengths.tsv} contains the lengths of source
 * and target (including its end token) for 20 batches of a training epoch, {@value #BATCH} lines each.
 */
final class Captions {
    static final int BATCH = 64;
    static final int SOURCE_VOCABULARY = 6_000;
    static final int TARGET_VOCABULARY = 8_000;
    static final int BEGIN = TARGET_VOCABULARY - 2;
    static final int END = TARGET_VOCABULARY - 1;

    private Captions() {}

    static List<SequenceBatch> batches() throws IOException {
        List<int[]> lengths = lengths();
        SplittableRandom random = new SplittableRandom(42);
        List<SequenceBatch> batches = new ArrayList<>();
        for (int from = 0; from < lengths.size(); from += BATCH) {
            List<int[]> some = lengths.subList(from, from + BATCH);
            int[] sources = some.stream().mapToInt(pair -> pair[0]).toArray();
            int[] targets = some.stream().mapToInt(pair -> pair[1]).toArray();
            TokenIds ids = draw(targets, BEGIN, random);
            for (int b = 0; b < BATCH; b++) {
                ids.ids()[b * ids.time() + targets[b] - 1] = END;
            }
            batches.add(new SequenceBatch(
                    draw(sources, SOURCE_VOCABULARY, random), new TokenSequences(ids, targets), sources, false));
        }
        return batches;
    }

    /** A batch of the same sources, without targets. */
    static SequenceBatch unanswered(SequenceBatch batch) {
        return new SequenceBatch(batch.inputs(), new None(batch.batch()), batch.lengths(), false);
    }

    private static List<int[]> lengths() throws IOException {
        try (InputStream in = Captions.class.getResourceAsStream("caption-lengths.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line ->
                            Arrays.stream(line.split("\t")).mapToInt(Integer::parseInt).toArray())
                    .toList();
        }
    }

    private static TokenIds draw(int[] lengths, int vocabulary, SplittableRandom random) {
        int time = Arrays.stream(lengths).max().orElseThrow();
        int[] ids = new int[lengths.length * time];
        for (int b = 0; b < lengths.length; b++) {
            for (int t = 0; t < lengths[b]; t++) {
                ids[b * time + t] = random.nextInt(vocabulary);
            }
        }
        return new TokenIds(lengths.length, time, ids);
    }
}
