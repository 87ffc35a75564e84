package org.rnn4j.core.decode.ctc;

import static org.rnn4j.core.decode.ctc.Labels.logSum;

import java.util.Arrays;

/** The forward recursion of Graves et al., 2006: the probability of labels, summed over all their paths. */
final class LabelProbability {
    private LabelProbability() {}

    /**
     * The log probability of labels, in nats; negative infinity if they do not fit in the steps.
     *
     * @param logs log probabilities {@code [time][vocabulary]}, the blank first
     */
    static double of(float[][] logs, int[] labels) {
        LabelStates states = new LabelStates(labels);
        double[] before = new double[states.count()];
        Arrays.fill(before, Double.NEGATIVE_INFINITY);
        before[0] = 0; // as if the path had begun with a blank before the first step
        for (int t = 0; t < logs.length; t++) {
            double[] now = new double[states.count()];
            for (int s = 0; s < now.length; s++) {
                double sum = s == 0 ? before[s] : logSum(before[s], before[s - 1]);
                if (states.skipsTo(s)) {
                    sum = logSum(sum, before[s - 2]);
                }
                now[s] = sum + logs[t][states.label(s)];
            }
            before = now;
        }
        int last = states.count() - 1;
        return last == 0 ? before[0] : logSum(before[last], before[last - 1]);
    }
}
