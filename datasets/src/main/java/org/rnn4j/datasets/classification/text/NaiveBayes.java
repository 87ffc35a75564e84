package org.rnn4j.datasets.classification.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.rnn4j.datasets.examples.TokenInputs;
import org.rnn4j.datasets.classification.Baseline;
import org.rnn4j.datasets.classification.ClassifiedPart;

/**
 * Multinomial naive Bayes on tokens and pairs of neighbours, whose places in the text are forgotten. With n_cf how often
 * class c holds feature f, n_c all its features and V features in all,
 *
 * <pre>
 *   answer = argmax_c  ln P(c) + sum_f ln((n_cf + 1) / (n_c + V))
 * </pre>
 *
 * <p>A feature that the training part lacks is passed over.
 *
 * @see <a href="https://aclanthology.org/P12-2018">Wang and Manning, 2012</a>
 */
record NaiveBayes() implements Baseline<TokenInputs> {

    @Override
    public String name() {
        return "naive Bayes, tokens and pairs";
    }

    @Override
    public Optional<int[]> answers(ClassifiedPart<TokenInputs> training, TokenInputs inputs, int classes) {
        Map<Long, float[]> counts = new HashMap<>();
        double[] totals = new double[classes];
        double[] logScores = new double[classes]; // of the classes before any feature is seen
        for (int i = 0; i < training.classes().length; i++) {
            int c = training.classes()[i];
            logScores[c]++;
            features(training.inputs().ids().get(i), feature -> {
                counts.computeIfAbsent(feature, f -> new float[classes])[c]++;
                totals[c]++;
            });
        }
        for (int c = 0; c < classes; c++) {
            logScores[c] = Math.log(Math.max(logScores[c], 1e-9) / training.classes().length);
            totals[c] += counts.size();
        }
        return Optional.of(inputs.ids().stream()
                .mapToInt(ids -> best(ids, counts, totals, logScores))
                .toArray());
    }

    private static int best(int[] ids, Map<Long, float[]> counts, double[] totals, double[] priors) {
        double[] scores = priors.clone();
        features(ids, feature -> {
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

    private static void features(int[] ids, LongConsumer seen) {
        for (int i = 0; i < ids.length; i++) {
            seen.accept(ids[i]);
            if (i > 0) {
                seen.accept((ids[i - 1] + 1L) << 32 | ids[i]);
            }
        }
    }
}
