package org.rnn4j.models.kernel.fused;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides a batch among threads: sequences are assigned round-robin from longest to shortest, which balances the
 * chunks.
 */
public final class Chunks {
    private Chunks() {}

    /**
     * Part of a batch that one thread processes.
     *
     * @param rows indices of its sequences in the batch, by decreasing length
     * @param active number of sequences that are still running, by step
     */
    public record Chunk(int[] rows, int[] active) {
        /** Total number of valid steps over all sequences. */
        public long steps() {
            return Arrays.stream(active).asLongStream().sum();
        }

        /** Number of valid steps of each sequence. */
        public int[] lengths() {
            int[] lengths = new int[rows.length];
            for (int running : active) {
                for (int i = 0; i < running; i++) {
                    lengths[i]++;
                }
            }
            return lengths;
        }
    }

    /**
     * Divides a batch into chunks.
     *
     * @param lengths {@code [batch]}, or null if every sequence has {@code time} steps
     * @param count maximum number of chunks
     */
    public static Chunk[] of(int batch, int time, int[] lengths, int count) {
        int chunks = Math.min(count, batch);
        int[] order = lengths == null
                ? IntStream.range(0, batch).toArray()
                : IntStream.range(0, batch)
                        .boxed()
                        .sorted(Comparator.comparing(row -> -lengths[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        Chunk[] result = new Chunk[chunks];
        for (int c = 0; c < chunks; c++) {
            int first = c;
            int[] rows = IntStream.range(0, (batch - c + chunks - 1) / chunks)
                    .map(i -> order[first + i * chunks])
                    .toArray();
            int[] active = new int[time];
            for (int t = 0; t < time; t++) {
                int step = t;
                active[t] = lengths == null
                        ? rows.length
                        : (int) Arrays.stream(rows)
                                .filter(row -> lengths[row] > step)
                                .count();
            }
            result[c] = new Chunk(rows, active);
        }
        return result;
    }
}
