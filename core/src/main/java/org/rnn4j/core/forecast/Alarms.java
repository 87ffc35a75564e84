package org.rnn4j.core.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.UserException;

/**
 * Precision and recall of alarms against the windows in which something was wrong. Consecutive alarms count as one.
 *
 * <pre>
 *   precision = alarms that overlap a window / all alarms
 *   recall    = windows that overlap an alarm / all windows
 * </pre>
 *
 * <p>This is not the NAB score: early alarms weigh no more, the cost of a false alarm depends neither on the distance
 * to a window nor on an application profile, and the threshold is not optimised over all files.
 *
 * @param alarms number of runs of steps at or above the threshold
 * @param right number of alarms that overlap a window
 * @param windows number of windows in which something was wrong
 * @param found number of windows that overlap an alarm
 */
public record Alarms(int alarms, int right, int windows, int found) {

    /** The steps {@code [from, to]}, both included. */
    public record Window(int from, int to) {}

    /**
     * Compares alarms with windows.
     *
     * @param scores score of each step; NaN neither raises nor ends an alarm
     * @param threshold score at or above which a step raises an alarm
     * @param quiet steps without alarm after which the next alarm is a new one
     * @param from first step that counts; the steps before are for learning (NAB: the first 15 %)
     */
    public static Alarms of(double[] scores, double threshold, int quiet, int from, List<Window> windows) {
        int right = 0;
        boolean[] found = new boolean[windows.size()];
        List<Window> alarms = runs(scores, threshold, quiet, from);
        for (Window alarm : alarms) {
            boolean inside = false;
            for (int t = alarm.from(); t <= alarm.to(); t++) {
                inside |= scores[t] >= threshold && touch(t, windows, found);
            }
            right += inside ? 1 : 0;
        }
        int met = 0;
        for (boolean one : found) {
            met += one ? 1 : 0;
        }
        return new Alarms(alarms.size(), right, windows.size(), met);
    }

    /** The alarms, each from its first to its last step at or above the threshold. */
    public static List<Window> runs(double[] scores, double threshold, int quiet, int from) {
        List<Window> runs = new ArrayList<>();
        for (int t = from; t < scores.length; t++) {
            if (scores[t] >= threshold) {
                int last = runs.size() - 1;
                if (last < 0 || t - runs.get(last).to() > quiet) {
                    runs.add(new Window(t, t));
                } else {
                    runs.set(last, new Window(runs.get(last).from(), t));
                }
            }
        }
        return runs;
    }

    /**
     * The least threshold that at most a share of usual steps reaches.
     *
     * @param usual scores of steps in which nothing was wrong; NaN is ignored
     * @param rate wanted share of false alarms, in [0, 1)
     * @return just above the highest score if no step may reach it
     */
    public static double threshold(double[] usual, double rate) {
        double[] sorted = Arrays.stream(usual)
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            throw new UserException(
                    "a rate of false alarms needs scored rows outside of the windows, but there are none");
        }
        int allowed = (int) Math.floor(rate * sorted.length + 1e-9);
        return Math.nextUp(sorted[sorted.length - 1 - allowed]);
    }

    private static boolean touch(int step, List<Window> windows, boolean[] found) {
        boolean inside = false;
        for (int w = 0; w < found.length; w++) {
            if (step >= windows.get(w).from() && step <= windows.get(w).to()) {
                found[w] = true;
                inside = true;
            }
        }
        return inside;
    }

    /** The sum of two counts, for example of two series. */
    public Alarms and(Alarms other) {
        return new Alarms(alarms + other.alarms, right + other.right, windows + other.windows, found + other.found);
    }

    /** Precision; 0 if there is no alarm. */
    public double precision() {
        return alarms == 0 ? 0 : (double) right / alarms;
    }

    /** Recall; 0 if there is no window. */
    public double recall() {
        return windows == 0 ? 0 : (double) found / windows;
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
}
