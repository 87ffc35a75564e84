package org.rnn4j.core.network;

/**
 * The softmax of some logits, computed without overflow.
 *
 * @param max largest logit
 * @param sum sum of exp(logit - max) over all logits
 */
public record Softmax(double max, double sum) {

    /** The softmax over a row of logits. */
    public static Softmax of(float[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - max);
        }
        return new Softmax(max, sum);
    }

    /** The probability of one of the logits. */
    public double probability(float logit) {
        return Math.exp(logit - max) / sum;
    }

    /** The log of {@link #probability}, exact for small ones too. */
    public double logProbability(float logit) {
        return logit - (max + Math.log(sum));
    }
}
