package org.rnn4j.models.head.ctc;

import static org.rnn4j.core.decode.ctc.Labels.logSum;

import java.util.Arrays;
import org.rnn4j.core.decode.ctc.Alignment;
import org.rnn4j.core.decode.ctc.LabelStates;
import org.rnn4j.core.decode.ctc.Labels;

/**
 * The loss of connectionist temporal classification for one sequence at a time. With l' = blank, l_1, blank, l_2, ..., l_n, blank:
 *
 * <pre>
 *   alpha_t(s) = y_t(l'_s) * (alpha_(t-1)(s) + alpha_(t-1)(s-1) + [l'_s is a label other than l'_(s-2)] alpha_(t-1)(s-2))
 *   beta_t(s)  = the same from the end, without y_t
 *   P(l | x)   = sum over s of alpha_t(s) beta_t(s), for any t
 *   dloss / du_t(k) = y_t(k) - sum over s with l'_s = k of alpha_t(s) beta_t(s) / P(l | x)
 * </pre>
 *
 * <p>u are the logits and y their softmax. All of it is computed in logarithms, in float64. Buffers are reused; not thread-safe.
 *
 * @see <a href="https://www.cs.toronto.edu/~graves/icml_2006.pdf">Graves et al., 2006</a>
 */
public final class FloatCtc {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private final int vocabulary;
    private double[] logs = new double[0];
    private double[] alphas = new double[0];
    private double[] beta = new double[0];
    private double[] after = new double[0];
    private final double[] shares;

    /** @param vocabulary number of labels, and the blank, which is 0 */
    public FloatCtc(int vocabulary) {
        this.vocabulary = vocabulary;
        shares = new double[vocabulary];
    }

    /**
     * Returns {@code -log P(labels | logits)} in nats. The logits become {@code scale} times the gradient of the loss; they stay if
     * {@code scale} is 0.
     *
     * @param at offset of the logits {@code [vocabulary]} of each step
     * @param length number of steps, 1 or more
     * @param labels ids in [1, vocabulary), without blanks; may be empty
     * @throws IllegalArgumentException if the steps are too few for the labels
     */
    public double loss(float[] logits, int[] at, int length, int[] labels, float scale) {
        if (length < Labels.steps(labels)) {
            throw new IllegalArgumentException("a sequence has " + Alignment.misfit(length, labels));
        }
        LabelStates states = new LabelStates(labels);
        int count = states.count();
        read(logits, at, length);
        forward(length, states, count);
        int last = length * count - 1;
        double logProbability = count == 1 ? alphas[last] : logSum(alphas[last], alphas[last - 1]);
        if (scale != 0) {
            backward(logits, at, length, states, logProbability, scale);
        }
        return -logProbability;
    }

    /** Computes the log probabilities of all labels, {@code [length, vocabulary]}. */
    private void read(float[] logits, int[] at, int length) {
        logs = logs.length < length * vocabulary ? new double[length * vocabulary] : logs;
        for (int t = 0; t < length; t++) {
            logSoftmax(logits, at[t], vocabulary, logs, t * vocabulary);
        }
    }

    private static void logSoftmax(float[] logits, int from, int count, double[] into, int at) {
        double max = NEVER;
        for (int k = 0; k < count; k++) {
            max = Math.max(max, logits[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += Math.exp(logits[from + k] - max);
        }
        double normalizer = max + Math.log(sum);
        for (int k = 0; k < count; k++) {
            into[at + k] = logits[from + k] - normalizer;
        }
    }

    private void forward(int length, LabelStates states, int count) {
        alphas = alphas.length < length * count ? new double[length * count] : alphas;
        Arrays.fill(alphas, 0, count, NEVER);
        for (int s = 0; s < Math.min(2, count); s++) {
            alphas[s] = logs[states.label(s)];
        }
        for (int t = 1; t < length; t++) {
            int before = (t - 1) * count;
            for (int s = 0; s < count; s++) {
                double sum = s == 0 ? alphas[before] : logSum(alphas[before + s], alphas[before + s - 1]);
                if (states.skipsTo(s)) {
                    sum = logSum(sum, alphas[before + s - 2]);
                }
                alphas[t * count + s] = sum + logs[t * vocabulary + states.label(s)];
            }
        }
    }

    private void backward(
            float[] logits, int[] at, int length, LabelStates states, double logProbability, float scale) {
        int count = states.count();
        if (beta.length < count) {
            beta = new double[count];
            after = new double[count];
        }
        Arrays.fill(beta, 0, count, NEVER);
        Arrays.fill(beta, Math.max(0, count - 2), count, 0);
        for (int t = length - 1; t >= 0; t--) {
            Arrays.fill(shares, 0);
            for (int s = 0; s < count; s++) {
                shares[states.label(s)] += Math.exp(alphas[t * count + s] + beta[s] - logProbability);
            }
            for (int k = 0; k < vocabulary; k++) {
                logits[at[t] + k] = (float) (scale * (Math.exp(logs[t * vocabulary + k]) - shares[k]));
            }
            step(t, states, count);
        }
    }

    /** Takes beta from step t to the one before. */
    private void step(int t, LabelStates states, int count) {
        for (int s = 0; s < count; s++) {
            after[s] = beta[s] + logs[t * vocabulary + states.label(s)];
        }
        for (int s = 0; s < count; s++) {
            double sum = s + 1 < count ? logSum(after[s], after[s + 1]) : after[s];
            beta[s] = s + 2 < count && states.skipsTo(s + 2) ? logSum(sum, after[s + 2]) : sum;
        }
    }

    /** Writes the log probabilities of some logits. */
    static void logProbabilities(float[] logits, int from, double[] into) {
        logSoftmax(logits, from, into.length, into, 0);
    }
}
