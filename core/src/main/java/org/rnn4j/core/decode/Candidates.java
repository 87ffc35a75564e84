package org.rnn4j.core.decode;

import java.util.ArrayList;
import java.util.List;

/** The few most likely continuations of very many, most likely first; ties keep the first. */
final class Candidates {
    private final int most;
    private final List<Candidate> best = new ArrayList<>();

    Candidates(int most) {
        this.most = most;
    }

    /**
     * A continuation.
     *
     * @param row the hypothesis that it extends
     * @param gain log probability of the token
     * @param total log probability of the hypothesis including it
     */
    record Candidate(int row, int token, double gain, double total) {}

    /** Whether a continuation with this log probability would be among the best. */
    boolean takes(double total) {
        return total > least();
    }

    /** The log probability that a continuation must exceed to be among the best. */
    double least() {
        return best.size() < most
                ? Double.NEGATIVE_INFINITY
                : best.get(most - 1).total();
    }

    void offer(int row, int token, double gain, double total) {
        int at = best.size();
        while (at > 0 && best.get(at - 1).total() < total) {
            at--;
        }
        best.add(at, new Candidate(row, token, gain, total));
        if (best.size() > most) {
            best.remove(most);
        }
    }

    List<Candidate> best() {
        return best;
    }
}
