package org.rnn4j.datasets.classification.picture;

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
import org.rnn4j.datasets.classification.ClassEvaluation;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.classification.Nearest;
import org.rnn4j.datasets.classification.linear.LinearWeights;
import org.rnn4j.datasets.classification.linear.LogisticRegression;
import org.rnn4j.datasets.classification.linear.Standardization;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.picture.Thumbnails;
import org.rnn4j.datasets.sides.Encoded;
import org.rnn4j.datasets.sides.Evaluation;

/**
 * Evaluation of classes of pictures. Beside the most frequent class it compares with the nearest neighbour and with logistic
 * regression, both on {@link Thumbnails}.
 */
final class LabelledImagesEvaluation implements Evaluation<MediaFile, String> {
    private static final int SAMPLES = 6;
    /** Maximum number of products; more would take too long. */
    private static final double MOST = 8e9;

    private final ClassEvaluation<MediaFile> classes;
    private final ClassNames names;
    private final List<String> warnings;

    /** @param warnings warnings about the pictures */
    LabelledImagesEvaluation(ClassSide side, List<String> warnings) {
        this.warnings = List.copyOf(warnings);
        names = side.classes();
        classes = new ClassEvaluation<>(side, false, List.of(), source -> "");
    }

    @Override
    public Optional<Scorer> scorer(Encoded<MediaFile, String> split) {
        return classes.scorer(split);
    }

    @Override
    public Baselines<MediaFile, String> baselines(Encoded<MediaFile, String> training) {
        Baselines<MediaFile, String> constant = classes.baselines(training);
        List<float[]> known = Thumbnails.of(training.sources());
        int[] trained = ClassSide.ids(training.targets());
        if (known.stream().anyMatch(one -> one.length != known.get(0).length)) {
            return constant; // grids of features of different sizes
        }
        Standardization scale = Standardization.fit(known);
        LinearWeights weights =
                LogisticRegression.fit(scale.rows(known), trained, names.size()).weights();
        int[] features = IntStream.range(0, weights.features()).toArray();
        return split -> {
            Map<String, Score> scores = new LinkedHashMap<>(constant.scores(split));
            List<float[]> asked = Thumbnails.of(split.sources());
            if ((double) known.size() * asked.size() * known.get(0).length <= MOST) {
                int[] nearest = asked.stream()
                        .mapToInt(one -> trained[Nearest.of(known, one)])
                        .toArray();
                scores.put("nearest neighbour, by pixels", score(split, nearest));
            }
            int[] likely = asked.stream()
                    .mapToInt(one -> LinearWeights.best(weights.scores(features, scale.of(one))))
                    .toArray();
            scores.put("logistic regression, by pixels", score(split, likely));
            return scores;
        };
    }

    private Score score(Encoded<MediaFile, String> split, int[] predicted) {
        return ClassificationScorer.score(Confusion.of(names.names(), ClassSide.ids(split.targets()), predicted));
    }

    @Override
    public Map<String, Map<Split, Long>> classes(Map<Split, Encoded<MediaFile, String>> splits) {
        return classes.classes(splits);
    }

    @Override
    public List<String> warnings(Map<Split, Encoded<MediaFile, String>> splits) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(classes.warnings(splits));
        return all;
    }

    @Override
    public List<String> samples(Encoded<MediaFile, String> training) {
        return IntStream.range(0, Math.min(SAMPLES, training.size()))
                .mapToObj(i -> "%s: %s"
                        .formatted(
                                training.examples().get(i).source().name(),
                                training.examples().get(i).target()))
                .toList();
    }
}
