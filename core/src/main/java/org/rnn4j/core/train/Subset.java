package org.rnn4j.core.train;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * A seeded choice of the batches of a split: runs of consecutive batches, one from each of equal blocks of the split, so
 * that sorted data are represented evenly. The same for the same numbers.
 */
final class Subset {
    /** Batches of a run: the first one of a stream is spent on the state. */
    private static final int RUN = 8;

    private final BitSet chosen = new BitSet();

    /**
     * @param batches number of batches of the split
     * @param share wanted share of them, in (0, 1]
     */
    Subset(int batches, double share, long seed) {
        int run = (int) Math.max(1, Math.min(RUN, batches * share));
        int runs = (batches + run - 1) / run;
        int wanted = share == 1 ? runs : (int) Math.max(1, batches * share / run); // the last run may be shorter
        SplittableRandom random = new SplittableRandom(seed);
        for (int block = 0; block < wanted; block++) {
            int picked = (int) Math.min(runs - 1, (block + random.nextDouble()) * runs / wanted);
            chosen.set(picked * run, Math.min(batches, (picked + 1) * run));
        }
    }

    /** Whether a batch is evaluated. */
    boolean counts(int batch) {
        return chosen.get(batch);
    }

    /** Whether a batch that is not evaluated gives the state for the next one. */
    boolean warmsUp(int batch) {
        return !chosen.get(batch) && chosen.get(batch + 1);
    }

    /** Index after the last batch. */
    int end() {
        return chosen.length();
    }
}
