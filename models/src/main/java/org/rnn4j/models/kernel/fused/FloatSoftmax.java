package org.rnn4j.models.kernel.fused;

/** Softmax and cross-entropy of one row of logits. */
public final class FloatSoftmax {
    private FloatSoftmax() {}

    /**
     * Returns {@code -log softmax(x)[target]} in nats. The row becomes {@code scale · (softmax(x) − onehot(target))};
     * it is undefined afterwards if {@code scale} is 0.
     */
    public static double crossEntropy(float[] x, int at, int count, int target, float scale) {
        return crossEntropy(x, at, count, target, scale, 0);
    }

    /**
     * Cross-entropy with label smoothing: the target is {@code (1 - smoothing) · onehot(target) + smoothing / count}
     * (Szegedy et al., 2016).
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

    /** Replaces a row of logits with probabilities. */
    public static void probabilities(float[] x, int at, int count) {
        Activation.expOfDifference(x, at, count, max(x, at, count));
        scale(x, at, count, (float) (1 / sum(x, at, count)));
    }

    /**
     * Log of the sum of exponentials; a logit minus this is its log probability. {@code scratch} has space for a row.
     */
    public static double logSumExp(float[] x, int at, int count, float[] scratch) {
        float max = max(x, at, count);
        System.arraycopy(x, at, scratch, 0, count);
        Activation.expOfDifference(scratch, 0, count, max);
        return max + Math.log(sum(scratch, 0, count));
    }

    /** Index of the largest value of a row; the first one if there are several. */
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
            if (x[j] > max) { // rare, so the branch costs less than Math.max
                max = x[j];
            }
        }
        return max;
    }

    /** Four partial sums: with a single one every addition would wait for the previous one. */
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
