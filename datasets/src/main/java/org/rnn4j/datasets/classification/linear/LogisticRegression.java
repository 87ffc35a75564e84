package org.rnn4j.datasets.classification.linear;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Multinomial logistic regression with an L2 penalty. With features x, weights W and biases b,
 *
 * <pre>
 *   P(c | x) = softmax(W x + b)_c        minimized: - Σ ln P(c | x) + penalty / 2 · |W|²
 * </pre>
 *
 * <p>The minimum is unique but for a constant in the biases, which does not matter; {@link Lbfgs} finds it. Immutable and
 * deterministic.
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-84858-7">Hastie et al., The Elements of Statistical Learning, 2009</a>,
 *     section 4.4
 */
public final class LogisticRegression {
    /** From strong to weak: each search starts from the weights of the one before. */
    private static final double[] PENALTIES = {10, 3, 1, 0.3, 0.1, 0.03, 0.01};

    private static final double DEFAULT_PENALTY = 1;
    private static final int HELD_OUT = 10; // one of so many examples
    private static final int MAX_EXAMPLES_OF_CHOICE = 10_000;
    /** Norm of the gradient per example at which a search ends. */
    private static final double TOLERANCE = 1e-4;

    private static final double TOLERANCE_OF_CHOICE = 1e-3;
    private static final int MAX_ITERATIONS = 100;

    private final int classCount;
    private final double penalty;
    private final double[] weights;

    private LogisticRegression(int classCount, double penalty, double[] weights) {
        this.classCount = classCount;
        this.penalty = penalty;
        this.weights = weights;
    }

    /**
     * Fits examples with the penalty that has the lowest loss on a tenth of them, when fitted to the others; of more than
     * 10,000 examples, so many are used to choose it. The tenth is always the same for the same number of examples. Fewer
     * than ten are fitted with a penalty of 1.
     *
     * @param classes class of each example, in [0, classCount)
     */
    public static LogisticRegression fit(FeatureRows rows, int[] classes, int classCount) {
        if (classes.length < HELD_OUT) {
            return fit(rows, classes, classCount, DEFAULT_PENALTY);
        }
        LogisticRegression best = best(rows, classes, classCount);
        return from(best.weights, new PenalizedLoss(rows, classes, classCount, best.penalty), TOLERANCE);
    }

    /** Fits examples with a given penalty, 0 or more. */
    static LogisticRegression fit(FeatureRows rows, int[] classes, int classCount, double penalty) {
        var loss = new PenalizedLoss(rows, classes, classCount, penalty);
        return from(new double[loss.size()], loss, TOLERANCE);
    }

    private static LogisticRegression from(double[] start, PenalizedLoss loss, double tolerance) {
        double[] weights = Lbfgs.minimum(loss, start, tolerance * loss.classes().length, MAX_ITERATIONS);
        return new LogisticRegression(loss.classCount(), loss.penalty(), weights);
    }

    /** Fitted to nine tenths of the examples, or of 10,000, with the best penalty for the last tenth. */
    private static LogisticRegression best(FeatureRows rows, int[] classes, int classCount) {
        List<Integer> order = IntStream.range(0, classes.length).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(1));
        order = order.subList(0, Math.min(order.size(), MAX_EXAMPLES_OF_CHOICE));
        int held = order.size() / HELD_OUT;
        PenalizedLoss asked = chosen(rows, classes, classCount, order.subList(0, held));
        PenalizedLoss fitted = chosen(rows, classes, classCount, order.subList(held, order.size()));
        LogisticRegression best = from(new double[fitted.size()], fitted.with(PENALTIES[0]), TOLERANCE_OF_CHOICE);
        double least = asked.of(best.weights);
        for (int p = 1; p < PENALTIES.length; p++) {
            LogisticRegression next = from(best.weights, fitted.with(PENALTIES[p]), TOLERANCE_OF_CHOICE);
            double loss = asked.of(next.weights);
            if (loss >= least) {
                return best; // a weaker penalty overfits even more
            }
            best = next;
            least = loss;
        }
        return best;
    }

    /** The loss on some of the examples, without a penalty. */
    private static PenalizedLoss chosen(FeatureRows rows, int[] classes, int classCount, List<Integer> order) {
        int[] examples = order.stream().mapToInt(Integer::intValue).sorted().toArray();
        int[] theirs = IntStream.of(examples).map(i -> classes[i]).toArray();
        return new PenalizedLoss(rows.chosen(examples), theirs, classCount, 0);
    }

    /** The penalty, given or chosen. */
    double penalty() {
        return penalty;
    }

    /** The weight of a feature for a class. */
    double weight(int feature, int c) {
        return weights[feature * classCount + c];
    }

    /** The weights as a classifier, in single precision. */
    public LinearWeights weights() {
        float[] rounded = new float[weights.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) weights[i];
        }
        return new LinearWeights(classCount, rounded);
    }
}
