package org.rnn4j.datasets.classification.text;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.classification.Baseline;
import org.rnn4j.datasets.classification.linear.FeatureRows;
import org.rnn4j.datasets.classification.linear.LogisticRegression;

/**
 * Logistic regression on the presence of tokens and of pairs of adjacent tokens, without their positions or numbers.
 *
 * @param maxWeights number of weights (features times classes) beyond which only the most frequent features are used
 */
record TextRegression(int maxWeights) implements Baseline {
    private static final int MAX_WEIGHTS = 1 << 19; // some 60 MB meanwhile

    TextRegression() {
        this(MAX_WEIGHTS);
    }

    @Override
    public Fitted fit(List<SequenceValues> training, int[] classes, int classCount) {
        Map<Long, Integer> texts = new LinkedHashMap<>(); // in which a feature occurs
        training.forEach(text -> TokensAndPairs.of(text).distinct().forEach(f -> texts.merge(f, 1, Integer::sum)));
        int most = Math.max(1, maxWeights / classCount);
        boolean limited = texts.size() > most;
        Map<Long, Integer> columns = limited ? mostFrequent(texts, most) : numbered(List.copyOf(texts.keySet()));
        LogisticRegression regression = LogisticRegression.fit(rows(training, columns), classes, classCount);
        return asked -> Optional.of(new Predicted(
                "logistic regression, %stokens and pairs"
                        .formatted(limited ? "the %,d most frequent ".formatted(most) : ""),
                regression.predict(rows(asked, columns))));
    }

    private static Map<Long, Integer> mostFrequent(Map<Long, Integer> texts, int most) {
        return numbered(texts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())) // stable: ties take the first
                .limit(most)
                .map(Map.Entry::getKey)
                .toList());
    }

    private static Map<Long, Integer> numbered(List<Long> features) {
        Map<Long, Integer> columns = new LinkedHashMap<>();
        features.forEach(feature -> columns.put(feature, columns.size()));
        return columns;
    }

    private static FeatureRows rows(List<SequenceValues> texts, Map<Long, Integer> columns) {
        return FeatureRows.present(
                columns.size(),
                texts.stream()
                        .map(text -> TokensAndPairs.columns(text, columns))
                        .toList());
    }
}
