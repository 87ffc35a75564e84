package org.rnn4j.core.decode.ctc;

import static org.rnn4j.core.decode.ctc.Labels.logSum;
import static org.rnn4j.core.sequence.OutputSpec.Labels.BLANK;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Beam search over beginnings of labels. A beginning has two probabilities, that of its paths that end with a blank and that of the
 * others, since only after a blank does the same label begin anew. After each step those with the best score are kept; a beam that
 * keeps all is exact.
 *
 * @see <a href="https://arxiv.org/abs/1408.2873">Hannun et al., 2014</a>
 */
final class PrefixSearch {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private final float[][] logs;
    private final int beam;
    private final double least;

    /**
     * Creates a search.
     *
     * @param logs log probabilities {@code [time][vocabulary]}, the blank first
     * @param beam number of beginnings kept
     * @param prune labels with a smaller probability are not tried
     */
    PrefixSearch(float[][] logs, int beam, double prune) {
        this.logs = logs;
        this.beam = beam;
        least = Math.log(prune);
    }

    /** A whole sequence of labels that the search has found, and the score of the guide. */
    record Found(int[] labels, double guided) {}

    /** The labels that are kept after the last step and allowed by the guide, in no order. */
    List<Found> run(Guide.State start) {
        Prefix empty = new Prefix(null, BLANK, 0, start);
        empty.blank = 0;
        List<Prefix> kept = List.of(empty);
        for (float[] step : logs) {
            List<Prefix> reached = new ArrayList<>();
            for (Prefix prefix : kept) {
                extend(prefix, step, reached);
            }
            reached.forEach(Prefix::advance);
            if (reached.size() > beam) {
                reached.sort(Comparator.comparingDouble((Prefix prefix) -> prefix.score)
                        .reversed());
                reached.subList(beam, reached.size()).forEach(Prefix::drop);
                reached.subList(beam, reached.size()).clear();
            }
            kept = reached;
        }
        return kept.stream()
                .map(prefix -> new Found(prefix.labels(), prefix.state.ended()))
                .filter(found -> found.guided() > NEVER)
                .toList();
    }

    private void extend(Prefix prefix, float[] step, List<Prefix> reached) {
        double both = logSum(prefix.blank, prefix.label);
        prefix.reach(reached);
        prefix.nextBlank = logSum(prefix.nextBlank, both + step[BLANK]);
        if (prefix.last != BLANK) {
            prefix.nextLabel = logSum(prefix.nextLabel, prefix.label + step[prefix.last]);
        }
        for (int label = 1; label < step.length; label++) {
            double before = label == prefix.last ? prefix.blank : both;
            if (step[label] >= least && before + step[label] > NEVER) {
                Prefix longer = prefix.with(label, step.length);
                if (longer != null) {
                    longer.reach(reached);
                    longer.nextLabel = logSum(longer.nextLabel, before + step[label]);
                }
            }
        }
    }

    /** A beginning of labels, in a tree of them. */
    private static final class Prefix {
        private final Prefix parent;
        private final int last;
        private final int length;
        private final Guide.State state;
        private Prefix[] longer;
        private boolean[] tried;

        /** Log probabilities of the paths that end with a blank, and of those that end with the last label. */
        private double blank = NEVER;

        private double label = NEVER;
        private double nextBlank = NEVER;
        private double nextLabel = NEVER;
        private boolean isReached;
        private double score;

        Prefix(Prefix parent, int last, int length, Guide.State state) {
            this.parent = parent;
            this.last = last;
            this.length = length;
            this.state = state;
        }

        /** The beginning with one more label; null if it is not allowed. */
        Prefix with(int next, int vocabulary) {
            if (tried == null) {
                longer = new Prefix[vocabulary];
                tried = new boolean[vocabulary];
            }
            if (!tried[next]) {
                tried[next] = true;
                Guide.State allowed = state.with(next);
                longer[next] = allowed == null ? null : new Prefix(this, next, length + 1, allowed);
            }
            return longer[next];
        }

        void reach(List<Prefix> reached) {
            if (!isReached) {
                isReached = true;
                reached.add(this);
            }
        }

        /** Ends a step. */
        void advance() {
            blank = nextBlank;
            label = nextLabel;
            nextBlank = NEVER;
            nextLabel = NEVER;
            isReached = false;
            score = logSum(blank, label) + state.score();
        }

        /** Forgets the paths; they may be reached again. */
        void drop() {
            blank = NEVER;
            label = NEVER;
        }

        int[] labels() {
            int[] labels = new int[length];
            Prefix at = this;
            for (int i = length - 1; i >= 0; i--) {
                labels[i] = at.last;
                at = at.parent;
            }
            return labels;
        }
    }
}
