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
import org.rnn4j.datasets.classification.Nearest;
import org.rnn4j.datasets.classification.linear.LinearWeights;
import org.rnn4j.datasets.classification.linear.LogisticRegression;
import org.rnn4j.datasets.classification.linear.Standardization;
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
        List<Outline> outlines = outlines(training);
        int[] trained = ClassSide.ids(training.targets());
        List<float[]> known = stretched(outlines);
        Standardization scale = Standardization.fit(moments(outlines));
        LinearWeights weights = LogisticRegression.fit(scale.rows(moments(outlines)), trained, names.size())
                .weights();
        int[] features = IntStream.range(0, weights.features()).toArray();
        return split -> {
            Map<String, Score> scores = new LinkedHashMap<>(constant.scores(split));
            List<Outline> asked = outlines(split);
            if ((double) known.size() * asked.size() <= MOST) {
                int[] nearest = stretched(asked).stream()
                        .mapToInt(one -> trained[Nearest.of(known, one)])
                        .toArray();
                scores.put("nearest neighbour, log-mel of 20 steps", score(split, nearest));
            }
            int[] likely = moments(asked).stream()
                    .mapToInt(one -> LinearWeights.best(weights.scores(features, scale.of(one))))
                    .toArray();
            scores.put("logistic regression, mean and deviation", score(split, likely));
            return scores;
        };
    }

    private static List<float[]> stretched(List<Outline> outlines) {
        return outlines.stream().map(Outline::stretched).toList();
    }

    private static List<float[]> moments(List<Outline> outlines) {
        return outlines.stream().map(Outline::moments).toList();
    }

    private List<Outline> outlines(Encoded<Clip, String> split) {
        return split.examples().stream()
                .map(example -> Outline.of(example.source(), rate))
                .toList();
    }

    private Score score(Encoded<Clip, String> split, int[] predicted) {
        return ClassificationScorer.score(Confusion.of(names.names(), ClassSide.ids(split.targets()), predicted));
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
}
