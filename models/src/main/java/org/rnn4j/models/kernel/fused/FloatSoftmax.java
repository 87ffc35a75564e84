package org.rnn4j.models.kernel.fused;

/** Softmax of one row of logits, and its cross-entropy. */
public final class FloatSoftmax {
    private FloatSoftmax() {}

    /**
     * {@code -log softmax(x)[target]} in nats. The row becomes {@code scale · (softmax(x) − onehot(target))}; where
     * {@code scale} is 0 its content is undefined afterwards.
     */
    public static double crossEntropy(float[] x, int at, int count, int target, float scale) {
        return crossEntropy(x, at, count, target, scale, 0);
    }

    /**
     * The same with a smoothed target: {@code (1 - smoothing) · onehot(target) + smoothing / count} (Szegedy et al., 2016).
     */
    public static double crossEntropy(float[] x, int at, int count, int target, float scale, double smoothing) {
        float max = max(x, at, count);
        double logit = x[at + target] - max;
        if (smoothing > 0) {
            logit = (1 - smoothing) * logit + smoothing * (sum(x, at, count) / count - max);
        }
        Activation.expOfDifference(x, at, count, max);
        double sum = sum(x, at, count);
        if (scale != 0) {
            scale(x, at, count, (float) (scale / sum));
            x[at + target] -= (float) (scale * (1 - smoothing));
            if (smoothing > 0) {
                shift(x, at, count, (float) (-scale * smoothing / count));
            }
        }
        return Math.log(sum) - logit;
    }

    /** The row of logits becomes their probabilities. */
    public static void probabilities(float[] x, int at, int count) {
        Activation.expOfDifference(x, at, count, max(x, at, count));
        scale(x, at, count, (float) (1 / sum(x, at, count)));
    }

    /** What is taken from each logit of a row to make it a log probability; {@code scratch} has room for a row. */
    public static double logSumExp(float[] x, int at, int count, float[] scratch) {
        float max = max(x, at, count);
        System.arraycopy(x, at, scratch, 0, count);
        Activation.expOfDifference(scratch, 0, count, max);
        return max + Math.log(sum(scratch, 0, count));
    }

    /** Where the largest value of a row stands in it; of equal ones the first. */
    public static int best(float[] x, int at, int count) {
        int best = 0;
        for (int j = 1; j < count; j++) {
            best = x[at + j] > x[at + best] ? j : best;
        }
        return best;
    }

    private static float max(float[] x, int at, int count) {
        float max = x[at];
        for (int j = at + 1; j < at + count; j++) {
            if (x[j] > max) { // seldom, so that the branch costs less than Math.max
                max = x[j];
            }
        }
        return max;
    }

    /** Four sums side by side: one alone would wait for every addition. */
    private static double sum(float[] x, int at, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int j = at;
        for (; j + 4 <= at + count; j += 4) {
            s0 += x[j];
            s1 += x[j + 1];
            s2 += x[j + 2];
            s3 += x[j + 3];
        }
        double sum = ((double) s0 + s1) + ((double) s2 + s3);
        for (; j < at + count; j++) {
            sum += x[j];
        }
        return sum;
    }

    private static void shift(float[] x, int at, int count, float by) {
        for (int j = at; j < at + count; j++) {
            x[j] += by;
        }
    }

    private static void scale(float[] x, int at, int count, float factor) {
        for (int j = at; j < at + count; j++) {
            x[j] *= factor;
        }
    }
}
