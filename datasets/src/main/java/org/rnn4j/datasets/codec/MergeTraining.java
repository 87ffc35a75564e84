package org.rnn4j.datasets.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Learns merges: repeatedly, the most frequent pair of adjacent tokens becomes one token; ties take the pair with the
 * lower ids. Counts are updated incrementally, so a merge costs only as much as the pieces that contain it.
 *
 * @see <a href="https://aclanthology.org/P16-1162">Sennrich, Haddow and Birch, 2016</a>
 */
final class MergeTraining {
    /** Minimum count of a pair; a pair that occurs once is not a pattern. */
    private static final int LEAST_COUNT = 2;

    /** Pairs of adjacent tokens, their counts, and the pieces that contained them at some time. */
    private static final class Neighbours {
        private long count;
        private int[] pieces = new int[2];
        private int size;

        void add(int piece, int times) {
            count += times;
            if (size > 0 && pieces[size - 1] == piece) {
                return;
            }
            if (size == pieces.length) {
                pieces = Arrays.copyOf(pieces, 2 * size);
            }
            pieces[size++] = piece;
        }
    }

    /** A pair with a possibly outdated count; it is looked up again when the pair is taken from the queue. */
    private record Candidate(long pair, long count) {
        static final Comparator<Candidate> ORDER =
                Comparator.comparingLong(Candidate::count).reversed().thenComparingLong(Candidate::pair);
    }

    private final Merges merges = new Merges();
    private final int[][] pieces;
    private final int[] counts;
    private final Map<Long, Neighbours> neighbours = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(Candidate.ORDER);

    private MergeTraining(Map<String, Integer> pieceCounts) {
        this.pieces = new int[pieceCounts.size()][];
        this.counts = new int[pieceCounts.size()];
        int piece = 0;
        for (Map.Entry<String, Integer> entry : pieceCounts.entrySet()) {
            pieces[piece] = merges.apply(entry.getKey().getBytes(StandardCharsets.UTF_8));
            counts[piece] = entry.getValue();
            piece++;
        }
    }

    /**
     * Learns merges until there are enough tokens, or no pair occurs twice.
     *
     * @param pieceCounts number of occurrences of each piece
     * @param tokens final number of tokens, the 256 bytes included
     */
    static Merges learn(Map<String, Integer> pieceCounts, int tokens) {
        MergeTraining training = new MergeTraining(pieceCounts);
        training.countAll();
        training.learn(tokens);
        return training.merges;
    }

    private void countAll() {
        for (int piece = 0; piece < pieces.length; piece++) {
            for (int i = 0; i + 1 < pieces[piece].length; i++) {
                count(Merges.pair(pieces[piece][i], pieces[piece][i + 1]), piece);
            }
        }
        neighbours.keySet().forEach(this::enqueue);
    }

    private void learn(int tokens) {
        while (merges.tokens() < tokens && !queue.isEmpty()) {
            Candidate candidate = queue.poll();
            Neighbours found = neighbours.get(candidate.pair());
            if (found == null || found.count < LEAST_COUNT) {
                continue;
            }
            if (found.count < candidate.count()) {
                enqueue(candidate.pair());
                continue;
            }
            neighbours.remove(candidate.pair());
            merge(candidate.pair(), found);
        }
    }

    private void merge(long pair, Neighbours found) {
        int merged = merges.learn(pair);
        Set<Long> grown = new LinkedHashSet<>();
        for (int i = 0; i < found.size; i++) {
            merge(found.pieces[i], pair, merged, grown);
        }
        grown.forEach(this::enqueue);
    }

    private void merge(int piece, long pair, int merged, Set<Long> grown) {
        int[] old = pieces[piece];
        int[] now = new int[old.length];
        int length = 0;
        int i = 0;
        while (i < old.length) {
            if (i + 1 == old.length || Merges.pair(old[i], old[i + 1]) != pair) {
                now[length++] = old[i++];
                continue;
            }
            if (length > 0) {
                replace(Merges.pair(now[length - 1], old[i]), Merges.pair(now[length - 1], merged), piece, grown);
            }
            if (i + 2 < old.length) {
                replace(Merges.pair(old[i + 1], old[i + 2]), Merges.pair(merged, old[i + 2]), piece, grown);
            }
            now[length++] = merged;
            i += 2;
        }
        pieces[piece] = Arrays.copyOf(now, length);
    }

    private void replace(long gone, long come, int piece, Set<Long> grown) {
        Neighbours before = neighbours.get(gone);
        if (before != null) { // null for the pair that is being merged
            before.count -= counts[piece];
        }
        count(come, piece);
        grown.add(come);
    }

    private void count(long pair, int piece) {
        neighbours.computeIfAbsent(pair, any -> new Neighbours()).add(piece, counts[piece]);
    }

    private void enqueue(long pair) {
        Neighbours found = neighbours.get(pair);
        if (found != null && found.count >= LEAST_COUNT) {
            queue.add(new Candidate(pair, found.count));
        }
    }
}
