package org.rnn4j.datasets.classification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rnn4j.core.metric.ClassificationScorer;
import org.rnn4j.core.metric.Confusion;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.classification.linear.LinearWeights;
import org.rnn4j.datasets.classification.linear.LogisticRegression;
import org.rnn4j.datasets.classification.linear.Standardization;
import org.rnn4j.datasets.sides.Encoded;
import org.rnn4j.datasets.sides.Evaluation;

/**
 * Evaluation of classes of items that are not text, such as recordings and pictures. Beside the most frequent class it compares
 * with the nearest neighbour and with logistic regression, on simple features that do not depend on those of the network.
 *
 * @param <S> an item as read
 */
public final class ItemEvaluation<S> implements Evaluation<S, String> {
    private static final int SAMPLES = 6;
    /** Maximum number of products for nearest neighbours; more would take too long. */
    private static final double MOST = 3e10;

    private final ClassEvaluation<S> classes;
    private final ClassNames names;
    private final Yardsticks<S> yardsticks;
    private final Function<S, String> shown;
    private final List<String> warnings;

    /**
     * The features of the baselines.
     *
     * @param ofNeighbour what the nearest neighbour compares, for its name
     * @param ofRegression what the regression reads, for its name
     * @param of the features of all items of a split
     */
    public record Yardsticks<S>(String ofNeighbour, String ofRegression, Function<Encoded<S, String>, Features> of) {}

    /**
     * Features of some items, in order.
     *
     * @param compared vectors whose distances are compared; none if they differ in length
     * @param regressed vectors that the regression reads
     */
    public record Features(List<float[]> compared, List<float[]> regressed) {
        private boolean isComparable() {
            return compared.stream().allMatch(one -> one.length == compared.get(0).length);
        }
    }

    /**
     * Creates an evaluation.
     *
     * @param shown an item in a list of samples
     * @param warnings warnings about the items
     */
    public ItemEvaluation(ClassSide side, Yardsticks<S> yardsticks, Function<S, String> shown, List<String> warnings) {
        this.yardsticks = yardsticks;
        this.shown = shown;
        this.warnings = List.copyOf(warnings);
        names = side.classes();
        classes = new ClassEvaluation<>(side, false, List.of(), source -> "");
    }

    @Override
    public Optional<Scorer> scorer(Encoded<S, String> split) {
        return classes.scorer(split);
    }

    @Override
    public Baselines<S, String> baselines(Encoded<S, String> training) {
        Baselines<S, String> constant = classes.baselines(training);
        Features known = yardsticks.of().apply(training);
        if (!known.isComparable()) {
            return constant;
        }
        int[] trained = ClassSide.ids(training.targets());
        Standardization scale = Standardization.fit(known.regressed());
        LinearWeights weights = LogisticRegression.fit(scale.rows(known.regressed()), trained, names.size())
                .weights();
        int[] columns = IntStream.range(0, weights.features()).toArray();
        return split -> {
            Map<String, Score> scores = new LinkedHashMap<>(constant.scores(split));
            Features asked = yardsticks.of().apply(split);
            List<float[]> neighbours = known.compared();
            if ((double) neighbours.size() * asked.compared().size() * neighbours.get(0).length <= MOST) {
                int[] nearest = asked.compared().stream()
                        .mapToInt(one -> trained[Nearest.of(neighbours, one)])
                        .toArray();
                scores.put("nearest neighbour, " + yardsticks.ofNeighbour(), score(split, nearest));
            }
            int[] likely = asked.regressed().stream()
                    .mapToInt(one -> LinearWeights.best(weights.scores(columns, scale.of(one))))
                    .toArray();
            scores.put("logistic regression, " + yardsticks.ofRegression(), score(split, likely));
            return scores;
        };
    }

    private Score score(Encoded<S, String> split, int[] predicted) {
        return ClassificationScorer.score(Confusion.of(names.names(), ClassSide.ids(split.targets()), predicted));
    }

    @Override
    public Map<String, Map<Split, Long>> classes(Map<Split, Encoded<S, String>> splits) {
        return classes.classes(splits);
    }

    @Override
    public List<String> warnings(Map<Split, Encoded<S, String>> splits) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(classes.warnings(splits));
        return all;
    }

    @Override
    public List<String> samples(Encoded<S, String> training) {
        return training.examples().stream()
                .limit(SAMPLES)
                .map(example -> "%s: %s".formatted(shown.apply(example.source()), example.target()))
                .toList();
    }
}
