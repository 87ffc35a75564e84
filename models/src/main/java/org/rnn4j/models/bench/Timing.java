package org.rnn4j.models.bench;

import java.util.stream.DoubleStream;

/** Measures times. */
final class Timing {
    private static final int LEAST = 3;

    private Timing() {}

    /** Median time of {@code work} in seconds, measured for {@code limit} seconds after a warm-up of the same duration. */
    static double medianSeconds(Runnable work, double limit) {
        times(work, limit, 1);
        double[] sorted = times(work, limit, LEAST).sorted().toArray();
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }

    private static DoubleStream times(Runnable work, double limit, int least) {
        DoubleStream.Builder seconds = DoubleStream.builder();
        long begin = System.nanoTime();
        for (int i = 0; i < least || (System.nanoTime() - begin) / 1e9 < limit; i++) {
            long before = System.nanoTime();
            work.run();
            seconds.add((System.nanoTime() - before) / 1e9);
        }
        return seconds.build();
    }
}
