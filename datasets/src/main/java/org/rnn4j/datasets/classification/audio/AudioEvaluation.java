package org.rnn4j.datasets.classification.audio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.metric.ClassificationScorer;
import org.rnn4j.core.metric.Confusion;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.audio.Clip;
import org.rnn4j.datasets.audio.Outline;
import org.rnn4j.datasets.classification.ClassEvaluation;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.classification.linear.FeatureRows;
import org.rnn4j.datasets.classification.linear.LinearWeights;
import org.rnn4j.datasets.classification.linear.LogisticRegression;
import org.rnn4j.datasets.sides.Encoded;
import org.rnn4j.datasets.sides.Evaluation;

/**
 * Evaluation of classes of recordings. Beside the most frequent class it compares with the nearest neighbour and with logistic
 * regression, both on an {@link Outline} that does not depend on the features of the network.
 */
final class AudioEvaluation implements Evaluation<Clip, String> {
    private static final int SAMPLES = 6;
    /** Maximum number of distances to compute; more would take too long. */
    private static final double MOST = 4e7;

    private final ClassEvaluation<Clip> classes;
    private final ClassNames names;
    private final int rate;
    private final List<String> warnings;

    /** @param warnings warnings about the recordings */
    AudioEvaluation(ClassSide side, int rate, List<String> warnings) {
        this.rate = rate;
        this.warnings = List.copyOf(warnings);
        names = side.classes();
        classes = new ClassEvaluation<>(side, false, List.of(), source -> "");
    }

    @Override
    public Optional<Scorer> scorer(Encoded<Clip, String> split) {
        return classes.scorer(split);
    }

    @Override
    public Baselines<Clip, String> baselines(Encoded<Clip, String> training) {
        Baselines<Clip, String> constant = classes.baselines(training);
        List<Outline> known = outlines(training);
        int[] trained = ids(training);
        int count = names.size();
        OutlineRegression regression = OutlineRegression.fit(known, trained, count);
        return split -> {
            Map<String, Score> scores = new LinkedHashMap<>(constant.scores(split));
            List<Outline> asked = outlines(split);
            if ((double) known.size() * asked.size() <= MOST) {
                int[] nearest = asked.stream()
                        .mapToInt(one -> trained[nearest(known, one)])
                        .toArray();
                scores.put("nearest neighbour, log-mel of 20 steps", score(split, nearest));
            }
            scores.put("logistic regression, mean and deviation", score(split, regression.predict(asked)));
            return scores;
        };
    }

    private List<Outline> outlines(Encoded<Clip, String> split) {
        return split.examples().stream()
                .map(example -> Outline.of(example.source(), rate))
                .toList();
    }

    private int[] ids(Encoded<Clip, String> split) {
        return split.examples().stream()
                .mapToInt(example -> names.idOf(example.target(), example.origin()))
                .toArray();
    }

    private Score score(Encoded<Clip, String> split, int[] predicted) {
        return ClassificationScorer.score(Confusion.of(names.names(), ids(split), predicted));
    }

    private static int nearest(List<Outline> known, Outline asked) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < known.size(); k++) {
            double distance = squaredDistance(known.get(k).stretched(), asked.stretched(), least);
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return nearest;
    }

    /** Stops when the distance exceeds {@code enough}. */
    private static double squaredDistance(float[] a, float[] b, double enough) {
        double sum = 0;
        for (int i = 0; i < a.length && sum < enough; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    public Map<String, Map<Split, Long>> classes(Map<Split, Encoded<Clip, String>> splits) {
        return classes.classes(splits);
    }

    @Override
    public List<String> warnings(Map<Split, Encoded<Clip, String>> splits) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(classes.warnings(splits));
        return all;
    }

    @Override
    public List<String> samples(Encoded<Clip, String> training) {
        return IntStream.range(0, Math.min(SAMPLES, training.size()))
                .mapToObj(i -> "%s: %s"
                        .formatted(
                                training.examples().get(i).source(),
                                training.examples().get(i).target()))
                .toList();
    }

    /** Logistic regression on the standardized moments of outlines. */
    private record OutlineRegression(float[] means, float[] deviations, LinearWeights weights) {

        static OutlineRegression fit(List<Outline> known, int[] classes, int count) {
            int width = 2 * Outline.FILTERS;
            float[] means = new float[width];
            float[] deviations = new float[width];
            for (int f = 0; f < width; f++) {
                int feature = f;
                double mean = known.stream()
                        .mapToDouble(one -> one.moments()[feature])
                        .average()
                        .orElseThrow();
                double variance = known.stream()
                        .mapToDouble(one -> Math.pow(one.moments()[feature] - mean, 2))
                        .average()
                        .orElseThrow();
                means[f] = (float) mean;
                deviations[f] = variance <= 1e-12 ? 1 : (float) Math.sqrt(variance);
            }
            return new OutlineRegression(
                    means,
                    deviations,
                    LogisticRegression.fit(rows(known, means, deviations), classes, count)
                            .weights());
        }

        private static FeatureRows rows(List<Outline> outlines, float[] means, float[] deviations) {
            return FeatureRows.dense(
                    means.length,
                    outlines.stream()
                            .map(one -> {
                                float[] scaled = new float[means.length];
                                for (int f = 0; f < scaled.length; f++) {
                                    scaled[f] = (one.moments()[f] - means[f]) / deviations[f];
                                }
                                return scaled;
                            })
                            .toList());
        }

        private static int best(double[] scores) {
            int best = 0;
            for (int c = 1; c < scores.length; c++) {
                best = scores[c] > scores[best] ? c : best;
            }
            return best;
        }

        int[] predict(List<Outline> outlines) {
            FeatureRows rows = rows(outlines, means, deviations);
            return IntStream.range(0, outlines.size())
                    .map(i -> best(
                            weights.scores(rows.columns().get(i), rows.values().get(i))))
                    .toArray();
        }
    }
}
