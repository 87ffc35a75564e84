package org.rnn4j.core.decode.ctc;

import java.util.List;

/**
 * The search for the labels of a sequence that arrives piece by piece. The labels that have settled after the end are those that {@link
 * LabelSearch#of} finds in the whole: for the best path exactly; with a beam, a label settles when all beginnings that are kept have it, or
 * when the best one has had it for 100 steps, and there a later step might have changed it. Memory does not grow with settled labels. Not
 * thread-safe.
 */
public interface LabelStream {

    /**
     * Reads the next steps.
     *
     * @param logs log probabilities {@code [time][vocabulary]}, the blank first
     * @return the labels that have settled since the last call, in order
     */
    List<Settled> read(float[][] logs);

    /** The best labels so far after those that have settled; they may change. */
    int[] pending();

    /** The rest of the labels, after the last step. */
    List<Settled> end();

    /**
     * A label.
     *
     * @param begin its first step, from 0
     * @param end the step after its last one
     * @param confidence geometric mean of its probability at its steps, in [0, 1]
     */
    record Settled(int label, long begin, long end, double confidence) {}
}
