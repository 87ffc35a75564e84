package org.rnn4j.datasets.music;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts what the reading of music changed or left out. Not thread-safe. */
final class GridReport {
    private long notes;
    private long moved;
    private double sum;
    private double largest;
    private long drums;
    private long endless;
    private long tooMany;
    private long outside;

    /** A note whose start or end moved by a part of a step. */
    void moved(double steps) {
        notes++;
        moved += Math.abs(steps) > 0.01 ? 1 : 0;
        sum += Math.abs(steps);
        largest = Math.max(largest, Math.abs(steps));
    }

    void drum() {
        drums++;
    }

    void endless() {
        endless++;
    }

    void tooMany(int more) {
        tooMany += more;
    }

    void outside(int more) {
        outside += more;
    }

    /** Whether notes had no voice. */
    boolean leavesOut() {
        return tooMany > 0;
    }

    /** Sentences about what is not as in the files. */
    List<String> warnings() {
        List<String> all = new ArrayList<>();
        if (moved > 0) {
            all.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d notes did not begin on the grid and were moved, %.2f of a step on average and %.2f at most; a larger"
                            + " data.steps-per-quarter moves them less",
                    moved,
                    notes,
                    sum / notes,
                    largest));
        }
        add(all, drums, "%,d drum notes (channel 10) were left out");
        add(all, endless, "%,d notes had no end and end with the next note of their pitch, or with the piece");
        add(all, tooMany, "%,d notes were left out because all voices of data.representation sounded already");
        add(all, outside, "%,d notes outside the range of the training split were moved by octaves");
        return all;
    }

    private static void add(List<String> all, long count, String sentence) {
        if (count > 0) {
            all.add(String.format(Locale.ROOT, sentence, count));
        }
    }
}
