package org.rnn4j.core.decode.ctc;

import static org.rnn4j.core.decode.ctc.Labels.logSum;
import static org.rnn4j.core.sequence.OutputSpec.Labels.BLANK;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.rnn4j.core.decode.ctc.LabelStream.Settled;

/**
 * Beam search over beginnings of labels. A beginning has two probabilities, that of its paths that end with a blank and that of the
 * others, since only after a blank can the same label begin again. After each step those with the best score are kept; a beam that
 * keeps all is exact.
 *
 * @see <a href="https://arxiv.org/abs/1408.2873">Hannun et al., 2014</a>
 */
final class PrefixSearch {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    /** Steps between two removals of beginnings that are no longer kept. */
    private static final int SWEEP = 64;

    /** Steps after which an early difference between beginnings is decided; later labels seldom change the best one. */
    private static final int PATIENCE = 100;

    private final int beam;
    private final double least;
    private Prefix root;
    private List<Prefix> kept;
    private long step;

    /**
     * Creates a search.
     *
     * @param beam number of beginnings kept
     * @param prune labels with a smaller probability are not tried
     */
    PrefixSearch(int beam, double prune, Guide.State start) {
        this.beam = beam;
        least = Math.log(prune);
        root = new Prefix(null, BLANK, 0, start);
        root.blank = 0;
        kept = List.of(root);
    }

    /** A whole sequence of labels that the search has found, and the score of the guide. */
    record Found(int[] labels, double guided) {}

    /** The labels that are kept after the last step and allowed by the guide, in no order. */
    List<Found> run(float[][] logs) {
        for (float[] one : logs) {
            read(one);
        }
        return kept.stream()
                .map(prefix -> new Found(prefix.labels(), prefix.state.ended()))
                .filter(found -> found.guided() > NEVER)
                .toList();
    }

    /**
     * Reads a step.
     *
     * @param logs log probabilities {@code [vocabulary]}, the blank first
     */
    void read(float[] logs) {
        List<Prefix> reached = new ArrayList<>();
        for (Prefix prefix : kept) {
            extend(prefix, logs, reached);
        }
        reached.forEach(Prefix::advance);
        if (reached.size() > beam) {
            reached.sort(
                    Comparator.comparingDouble((Prefix prefix) -> prefix.score).reversed());
            reached.subList(beam, reached.size()).forEach(Prefix::drop);
            reached.subList(beam, reached.size()).clear();
        }
        kept = reached;
        step++;
    }

    /**
     * Forgets the labels that all beginnings have in common, and returns them. What the best beginning has had for {@link #PATIENCE} steps,
     * all must have; others are dropped.
     */
    List<Settled> settle() {
        List<Prefix> old = bestPrefix().chain().stream()
                .takeWhile(prefix -> step - prefix.begun > PATIENCE)
                .toList();
        if (!old.isEmpty()) {
            Prefix decided = old.get(old.size() - 1);
            kept = kept.stream()
                    .filter(prefix -> Prefix.common(prefix, decided) == decided)
                    .toList();
        }
        Prefix common = kept.get(0);
        for (Prefix prefix : kept) {
            common = Prefix.common(common, prefix);
        }
        List<Settled> settled = common.timed();
        root = common;
        root.parent = null;
        if (step % SWEEP == 0) {
            root.sweep(Set.copyOf(kept));
        }
        return settled;
    }

    /** The labels of the best beginning after those that have settled. */
    int[] best() {
        return bestPrefix().labels();
    }

    private Prefix bestPrefix() {
        return Collections.max(kept, Comparator.comparingDouble(prefix -> prefix.score));
    }

    /** The labels of the best beginning that is a whole sequence, after those that have settled. */
    List<Settled> end() {
        return kept.stream()
                .filter(prefix -> prefix.state.ended() > NEVER)
                .max(Comparator.comparingDouble(prefix -> logSum(prefix.blank, prefix.label) + prefix.state.ended()))
                .map(Prefix::timed)
                .orElse(List.of());
    }

    private void extend(Prefix prefix, float[] logs, List<Prefix> reached) {
        double both = logSum(prefix.blank, prefix.label);
        prefix.reach(reached);
        prefix.nextBlank = logSum(prefix.nextBlank, both + logs[BLANK]);
        if (prefix.last != BLANK) {
            prefix.nextLabel = logSum(prefix.nextLabel, prefix.label + logs[prefix.last]);
        }
        for (int label = 1; label < logs.length; label++) {
            double before = label == prefix.last ? prefix.blank : both;
            if (logs[label] >= least && before + logs[label] > NEVER) {
                Prefix longer = prefix.with(label, logs.length);
                if (longer != null) {
                    longer.reach(reached);
                    longer.begin(before + logs[label], step, logs[label]);
                }
            }
        }
    }

    /** A beginning of labels, in a tree of them. */
    private static final class Prefix {
        private Prefix parent; // null if it is the root
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

        /** The step at which the last label most likely began, the log probability of its paths, and that of the label. */
        private long begun;

        private double begunBy = NEVER;
        private double begunAs;

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

        /** Adds paths that begin the last label. */
        void begin(double paths, long step, double logProbability) {
            nextLabel = logSum(nextLabel, paths);
            if (paths > begunBy) {
                begunBy = paths;
                begun = step;
                begunAs = logProbability;
            }
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
            return chain().stream().mapToInt(prefix -> prefix.last).toArray();
        }

        List<Settled> timed() {
            return chain().stream()
                    .map(prefix -> new Settled(prefix.last, prefix.begun, prefix.begun + 1, Math.exp(prefix.begunAs)))
                    .toList();
        }

        /** The beginnings from the first after the root to this one. */
        private List<Prefix> chain() {
            List<Prefix> chain = new ArrayList<>();
            for (Prefix at = this; at.parent != null; at = at.parent) {
                chain.add(at);
            }
            Collections.reverse(chain);
            return chain;
        }

        /** The longest beginning of both. */
        static Prefix common(Prefix a, Prefix b) {
            Prefix one = a;
            Prefix other = b;
            while (one != other) {
                if (one.length > other.length) {
                    one = one.parent;
                } else {
                    other = other.parent;
                }
            }
            return one;
        }

        /** Removes all but some beginnings and those on the way to them; returns whether this is one. */
        boolean sweep(Set<Prefix> wanted) {
            boolean leads = false;
            for (int label = 0; longer != null && label < longer.length; label++) {
                if (longer[label] != null && longer[label].sweep(wanted)) {
                    leads = true;
                } else {
                    longer[label] = null;
                    tried[label] = false;
                }
            }
            return leads || wanted.contains(this);
        }
    }
}
