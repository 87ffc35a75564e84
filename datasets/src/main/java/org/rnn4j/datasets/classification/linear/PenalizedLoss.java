package org.rnn4j.datasets.classification.linear;

import java.util.Arrays;

/**
 * The function that logistic regression minimizes: the cross-entropy of the examples in nats, plus half the penalty
 * times the squared norm of the weights. Biases are not penalized.
 *
 * @param classes class of each example
 * @param penalty 0 or more
 */
record PenalizedLoss(FeatureRows rows, int[] classes, int classCount, double penalty) implements Lbfgs.Function {

    /** Number of weights, and biases after them: {@code [width + 1, classes]}. */
    int size() {
        return (rows.width() + 1) * classCount;
    }

    PenalizedLoss with(double otherPenalty) {
        return new PenalizedLoss(rows, classes, classCount, otherPenalty);
    }

    double of(double[] weights) {
        return at(weights, new double[weights.length]);
    }

    @Override
    public double at(double[] weights, double[] gradient) {
        Arrays.fill(gradient, 0);
        int biases = rows.width() * classCount;
        double loss = 0;
        for (int i = 0; i < biases; i++) {
            loss += penalty / 2 * weights[i] * weights[i];
            gradient[i] = penalty * weights[i];
        }
        double[] scores = new double[classCount];
        for (int example = 0; example < rows.size(); example++) {
            scores(rows, example, weights, scores);
            loss += toErrors(scores, classes[example]);
            int[] columns = rows.columns().get(example);
            float[] values = rows.values().get(example);
            for (int j = 0; j < columns.length; j++) {
                int row = columns[j] * classCount;
                for (int c = 0; c < classCount; c++) {
                    gradient[row + c] += scores[c] * values[j];
                }
            }
            for (int c = 0; c < classCount; c++) {
                gradient[biases + c] += scores[c];
            }
        }
        return loss;
    }

    /** The score of each class before the softmax. */
    static void scores(FeatureRows rows, int example, double[] weights, double[] scores) {
        int classCount = scores.length;
        System.arraycopy(weights, rows.width() * classCount, scores, 0, classCount);
        int[] columns = rows.columns().get(example);
        float[] values = rows.values().get(example);
        for (int j = 0; j < columns.length; j++) {
            int row = columns[j] * classCount;
            for (int c = 0; c < classCount; c++) {
                scores[c] += weights[row + c] * values[j];
            }
        }
    }

    /** Turns scores into probabilities less 1 for the right class, and returns the loss. */
    private static double toErrors(double[] scores, int right) {
        double max = Arrays.stream(scores).max().orElseThrow();
        double score = scores[right] - max;
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = Math.exp(scores[c] - max);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
        scores[right] -= 1;
        return Math.log(sum) - score;
    }
}
