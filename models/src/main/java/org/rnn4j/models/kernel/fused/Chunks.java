package org.rnn4j.models.kernel.fused;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How a batch is dealt out to threads: longest sequences first, in turn, so that every chunk has a like share. */
public final class Chunks {
    private Chunks() {}

    /**
     * One chunk.
     *
     * @param rows the sequences of the batch that it holds, by falling length
     * @param active how many of them are still running, by step
     */
    public record Chunk(int[] rows, int[] active) {
        /** Valid steps of all its sequences together. */
        public long steps() {
            return Arrays.stream(active).asLongStream().sum();
        }

        /** Valid steps of each of its sequences. */
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
     * Deals out a batch.
     *
     * @param lengths {@code [batch]}, or null where every sequence has {@code time} steps
     * @param count chunks, at most
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
        Chunk[] dealt = new Chunk[chunks];
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
            dealt[c] = new Chunk(rows, active);
        }
        return dealt;
    }
}
