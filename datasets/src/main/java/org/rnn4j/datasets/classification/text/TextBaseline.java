package org.rnn4j.datasets.classification.text;

import java.util.List;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.classification.Baseline;
import org.rnn4j.datasets.classification.FittedLinear;
import org.rnn4j.datasets.classification.linear.FeatureRows;
import org.rnn4j.datasets.classification.linear.LinearWeights;
import org.rnn4j.datasets.classification.linear.LogisticRegression;
import org.rnn4j.datasets.classification.linear.NaiveBayes;

/**
 * A linear classifier of the presence of tokens and of pairs of adjacent tokens, without their positions or numbers.
 *
 * @param method kind of classifier
 * @param maxWeights number of weights (features times classes) beyond which only the most frequent features are used
 */
record TextBaseline(Method method, int maxWeights) implements Baseline {
    private static final int MAX_WEIGHTS = 1 << 19; // some 60 MB meanwhile

    TextBaseline(Method method) {
        this(method, MAX_WEIGHTS);
    }

    enum Method {
        NAIVE_BAYES("naive Bayes") {
            @Override
            LinearWeights fit(FeatureRows rows, int[] classes, int classCount) {
                return NaiveBayes.fit(rows, classes, classCount);
            }
        },
        LOGISTIC_REGRESSION("logistic regression") {
            @Override
            LinearWeights fit(FeatureRows rows, int[] classes, int classCount) {
                return LogisticRegression.fit(rows, classes, classCount).weights();
            }
        };

        private final String title;

        Method(String title) {
            this.title = title;
        }

        abstract LinearWeights fit(FeatureRows rows, int[] classes, int classCount);
    }

    @Override
    public Fitted fit(List<SequenceValues> training, int[] classes, int classCount) {
        int most = Math.max(1, maxWeights / classCount);
        TextFeatures features = TextFeatures.of(training, most);
        return new FittedLinear(
                method.title,
                features.isLimited() ? "the %,d most frequent tokens and pairs".formatted(most) : "tokens and pairs",
                new TextScores(features, method.fit(features.rows(training), classes, classCount)));
    }
}
