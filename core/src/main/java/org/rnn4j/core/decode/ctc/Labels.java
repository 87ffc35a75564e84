package org.rnn4j.core.decode.ctc;

import static org.rnn4j.core.sequence.OutputSpec.Labels.BLANK;

import java.util.Arrays;
import org.rnn4j.core.sequence.TextCodec;

/** The relation of paths and labels. */
public final class Labels {
    private Labels() {}

    /** The labels of a path: equal neighbours merged, then blanks dropped. */
    public static int[] of(int[] path) {
        int[] labels = new int[path.length];
        int count = 0;
        for (int t = 0; t < path.length; t++) {
            if (path[t] != BLANK && (t == 0 || path[t] != path[t - 1])) {
                labels[count++] = path[t];
            }
        }
        return Arrays.copyOf(labels, count);
    }

    /** The most likely label of a step, or the blank; the first one at a tie. */
    static int best(float[] logs) {
        int best = 0;
        for (int label = 1; label < logs.length; label++) {
            best = logs[label] > logs[best] ? label : best;
        }
        return best;
    }

    /** The text of labels, where label k is id k - 1 of a text codec. */
    public static String text(TextCodec codec, int[] labels) {
        return codec.decode(Arrays.stream(labels).map(label -> label - 1).toArray());
    }

    /** Number of labels that are equal to the one before; a blank must stand between the two. */
    public static int repeats(int[] labels) {
        int repeats = 0;
        for (int i = 1; i < labels.length; i++) {
            repeats += labels[i] == labels[i - 1] ? 1 : 0;
        }
        return repeats;
    }

    /** Minimum number of time steps of a path for the labels. */
    public static int steps(int[] labels) {
        return labels.length + repeats(labels);
    }

    /** {@code log(exp(a) + exp(b))}. */
    public static double logSum(double a, double b) {
        double max = Math.max(a, b);
        return max == Double.NEGATIVE_INFINITY ? max : max + Math.log1p(Math.exp(Math.min(a, b) - max));
    }
}
