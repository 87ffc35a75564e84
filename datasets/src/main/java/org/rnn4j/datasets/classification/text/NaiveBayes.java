package org.rnn4j.datasets.classification.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.classification.Baseline;

/**
 * Multinomial naive Bayes on tokens and pairs of adjacent tokens, without their positions. With n_cf the number of
 * occurrences of feature f in class c, n_c the number of all features in class c, and V the number of different
 * features,
 *
 * <pre>
 *   class = argmax_c  ln P(c) + sum_f ln((n_cf + 1) / (n_c + V))
 * </pre>
 *
 * <p>Features that do not occur in the training split are ignored.
 *
 * @see <a href="https://aclanthology.org/P12-2018">Wang and Manning, 2012</a>
 */
record NaiveBayes() implements Baseline {

    @Override
    public Fitted fit(List<SequenceValues> training, int[] trained, int classes) {
        Map<Long, float[]> counts = new HashMap<>();
        double[] totals = new double[classes];
        double[] logScores = new double[classes]; // of the classes before any feature
        for (int i = 0; i < trained.length; i++) {
            int c = trained[i];
            logScores[c]++;
            TokensAndPairs.of(training.get(i)).forEach(feature -> {
                counts.computeIfAbsent(feature, f -> new float[classes])[c]++;
                totals[c]++;
            });
        }
        for (int c = 0; c < classes; c++) {
            logScores[c] = Math.log(Math.max(logScores[c], 1e-9) / trained.length);
            totals[c] += counts.size();
        }
        return asked -> Optional.of(new Predicted(
                "naive Bayes, tokens and pairs",
                asked.stream()
                        .mapToInt(text -> best(text, counts, totals, logScores))
                        .toArray()));
    }

    private static int best(SequenceValues text, Map<Long, float[]> counts, double[] totals, double[] priors) {
        double[] scores = priors.clone();
        TokensAndPairs.of(text).forEach(feature -> {
            float[] count = counts.get(feature);
            for (int c = 0; count != null && c < scores.length; c++) {
                scores[c] += Math.log((count[c] + 1) / totals[c]);
            }
        });
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            best = scores[c] > scores[best] ? c : best;
        }
        return best;
    }
}
