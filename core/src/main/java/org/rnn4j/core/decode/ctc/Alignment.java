package org.rnn4j.core.decode.ctc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.UserException;

/**
 * The most likely path of known labels (Viterbi): which time steps belong to which label.
 *
 * @param spans one for each label, in order
 * @param logProbability log probability of the path, in nats
 */
public record Alignment(List<Span> spans, double logProbability) {
    public Alignment {
        spans = List.copyOf(spans);
    }

    /**
     * The time steps of a label.
     *
     * @param begin first step, from 0
     * @param end step after the last one
     * @param confidence geometric mean of the label's probability at its steps, in [0, 1]
     */
    public record Span(int begin, int end, double confidence) {}

    /**
     * Aligns labels.
     *
     * @param logs log probabilities {@code [time][vocabulary]}, the blank first
     * @param labels without blanks
     * @throws UserException if there are fewer steps than the labels need
     */
    public static Alignment of(float[][] logs, int[] labels) {
        if (logs.length < Labels.steps(labels)) {
            throw new UserException(misfit(logs.length, labels));
        }
        if (logs.length == 0) {
            return new Alignment(List.of(), 0);
        }
        LabelStates states = new LabelStates(labels);
        double[] best = new double[states.count()];
        int[][] cameFrom = new int[logs.length][states.count()];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (int t = 0; t < logs.length; t++) {
            double[] now = new double[states.count()];
            for (int s = 0; s < now.length; s++) {
                int from = t == 0 ? s : predecessor(best, states, s);
                boolean isFirst = t == 0 && s < 2;
                now[s] = (isFirst ? 0 : best[from]) + logs[t][states.label(s)];
                cameFrom[t][s] = from;
            }
            best = now;
        }
        int end = states.count() - 1;
        int last = end > 0 && best[end - 1] > best[end] ? end - 1 : end;
        return new Alignment(spans(logs, labels, cameFrom, last), best[last]);
    }

    /** Tells that labels do not fit in some steps. */
    public static String misfit(int steps, int[] labels) {
        return "%d time steps, but its labels (%d, repeats %d) need at least %d"
                .formatted(steps, labels.length, Labels.repeats(labels), Labels.steps(labels));
    }

    /** The best of: the same state, the one before, and the one before the blank between different labels. */
    private static int predecessor(double[] best, LabelStates states, int s) {
        int from = s > 0 && best[s - 1] > best[s] ? s - 1 : s;
        return states.skipsTo(s) && best[s - 2] > best[from] ? s - 2 : from;
    }

    private static List<Span> spans(float[][] logs, int[] labels, int[][] cameFrom, int last) {
        int[] begin = new int[labels.length];
        int[] end = new int[labels.length];
        double[] sum = new double[labels.length];
        int s = last;
        for (int t = logs.length - 1; t >= 0; t--) {
            if (s % 2 == 1) {
                int i = s / 2;
                end[i] = end[i] == 0 ? t + 1 : end[i];
                begin[i] = t;
                sum[i] += logs[t][labels[i]];
            }
            s = cameFrom[t][s];
        }
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            spans.add(new Span(begin[i], end[i], Math.exp(sum[i] / (end[i] - begin[i]))));
        }
        return spans;
    }
}
