package org.rnn4j.core.decode.ctc;

import static org.rnn4j.core.sequence.OutputSpec.Labels.BLANK;

/**
 * The states of a path for known labels: blank, first label, blank, second label, ..., last label, blank. A path begins in one of
 * the first two states, ends in one of the last two, and at each step stays, moves to the next state, or skips one.
 *
 * @param labels without blanks; not copied
 * @see <a href="https://www.cs.toronto.edu/~graves/icml_2006.pdf">Graves et al., 2006</a>, section 4.1
 */
public record LabelStates(int[] labels) {

    /** Number of states. */
    public int count() {
        return 2 * labels.length + 1;
    }

    /** The label of a state, or the blank. */
    public int label(int state) {
        return state % 2 == 0 ? BLANK : labels[state / 2];
    }

    /** Whether a path may enter a state from two states before: the blank between two different labels may be skipped. */
    public boolean skipsTo(int state) {
        return state > 1 && state % 2 == 1 && labels[state / 2] != labels[state / 2 - 1];
    }
}
