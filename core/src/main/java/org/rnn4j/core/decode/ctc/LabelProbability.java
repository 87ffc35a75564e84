package org.rnn4j.core.decode.ctc;

import static org.rnn4j.core.decode.ctc.Labels.logSum;
import static org.rnn4j.core.sequence.OutputSpec.Labels.BLANK;

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
        int states = 2 * labels.length + 1; // blank, label, blank, ..., label, blank
        double[] before = new double[states];
        Arrays.fill(before, Double.NEGATIVE_INFINITY);
        before[0] = 0; // as if the path had begun with a blank before the first step
        for (int t = 0; t < logs.length; t++) {
            double[] now = new double[states];
            for (int s = 0; s < states; s++) {
                boolean isBlank = s % 2 == 0;
                double sum = s == 0 ? before[s] : logSum(before[s], before[s - 1]);
                if (!isBlank && s > 1 && labels[s / 2] != labels[s / 2 - 1]) {
                    sum = logSum(sum, before[s - 2]);
                }
                now[s] = sum + logs[t][isBlank ? BLANK : labels[s / 2]];
            }
            before = now;
        }
        return states == 1 ? before[0] : logSum(before[states - 1], before[states - 2]);
    }
}
