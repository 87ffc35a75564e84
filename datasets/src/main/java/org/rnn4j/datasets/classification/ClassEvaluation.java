package org.rnn4j.datasets.classification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnn4j.core.metric.ClassificationScorer;
import org.rnn4j.core.metric.Confusion;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Leakage;
import org.rnn4j.datasets.sides.Encoded;
import org.rnn4j.datasets.sides.Evaluation;

/**
 * Evaluation of classes().
 *
 * @param side the classes, and the linear path of a trained model
 * @param linearPath whether a linear model, if one of the baselines is, shall predict together with the network
 * @param baselines methods to compare with, in addition to the most frequent class
 * @param shown shows an encoded source to the user
 */
public record ClassEvaluation<S>(
        ClassSide side, boolean linearPath, List<Baseline> baselines, Function<SequenceValues, String> shown)
        implements Evaluation<S, String> {
    private static final int SAMPLES = 6;
    /** Maximum ratio of class sizes without a warning; beyond it, networks tend to ignore the rare classes(). */
    private static final long IMBALANCE = 10;

    @Override
    public Optional<Scorer> scorer(Encoded<S, String> split) {
        return Optional.of(side.path()
                .<Scorer>map(path -> new LinearPathScorer(classes(), path, split.sources()))
                .orElseGet(() -> new ClassificationScorer(classes().names())));
    }

    private ClassNames classes() {
        return side.classes();
    }

    @Override
    public Baselines<S, String> baselines(Encoded<S, String> training) {
        int[] trained = ClassSide.ids(training.targets());
        List<Baseline.Fitted> fitted = Stream.concat(Stream.of(new MostFrequentClass()), baselines.stream())
                .map(baseline ->
                        baseline.fit(training.sources(), trained, classes().size()))
                .toList();
        return new Baselines<>() {
            @Override
            public Map<String, Score> scores(Encoded<S, String> split) {
                return ClassEvaluation.this.scores(fitted, split);
            }

            @Override
            public Optional<Calibration<S, String>> calibration(Encoded<S, String> split) {
                List<FittedLinear> linear = fitted.stream()
                        .flatMap(baseline -> baseline.linear().stream())
                        .toList();
                return linearPath && !linear.isEmpty()
                        ? Optional.of(new LinearPathCalibration<>(ClassEvaluation.this, linear, split))
                        : Optional.empty();
            }
        };
    }

    /** The same with a linear path. */
    ClassEvaluation<S> with(LinearPath path) {
        return new ClassEvaluation<>(new ClassSide(side.classes(), Optional.of(path)), linearPath, baselines, shown);
    }

    private Map<String, Score> scores(List<Baseline.Fitted> fitted, Encoded<S, String> split) {
        Map<String, Score> scores = new LinkedHashMap<>();
        int[] right = ClassSide.ids(split.targets());
        for (Baseline.Fitted baseline : fitted) {
            baseline.predict(split.sources())
                    .ifPresent(predicted -> scores.put(
                            predicted.method(),
                            ClassificationScorer.score(Confusion.of(classes().names(), right, predicted.classes()))));
        }
        return scores;
    }

    @Override
    public Map<String, Map<Split, Long>> classes(Map<Split, Encoded<S, String>> splits) {
        Map<String, Map<Split, Long>> byName = new LinkedHashMap<>();
        classes().names().forEach(name -> byName.put(name, new EnumMap<>(Split.class)));
        splits.forEach((split, encoded) -> {
            long[] counts = counts(encoded);
            for (int c = 0; c < counts.length; c++) {
                byName.get(classes().names().get(c)).put(split, counts[c]);
            }
        });
        return byName;
    }

    private long[] counts(Encoded<S, String> encoded) {
        return ClassSide.counts(ClassSide.ids(encoded.targets()), classes().size());
    }

    @Override
    public List<String> warnings(Map<Split, Encoded<S, String>> splits) {
        List<String> warnings = new ArrayList<>();
        long[] counts = counts(splits.get(Split.TRAIN));
        int most = extreme(counts, 1);
        int least = extreme(counts, -1);
        if (counts[most] > IMBALANCE * counts[least]) {
            List<String> names = classes().names();
            warnings.add(
                    "classes are uneven: %d training sequences of \"%s\", %d of \"%s\"; see macro F1, and model.class-weights"
                            .formatted(counts[most], names.get(most), counts[least], names.get(least)));
        }
        Map<Split, List<Object>> identities = new EnumMap<>(Split.class);
        splits.forEach((split, encoded) -> identities.put(split, encoded.identities()));
        Leakage leakage = Leakage.of(identities);
        leakage.duplicateWarning("sequences").ifPresent(warnings::add);
        warnings.addAll(leakage.warnings("sequences"));
        return warnings;
    }

    private static int extreme(long[] counts, int sign) {
        return IntStream.range(0, counts.length)
                .boxed()
                .max((a, b) -> sign * Long.compare(counts[a], counts[b]))
                .orElseThrow();
    }

    /** The first training sequence of each of the first classes(). */
    @Override
    public List<String> samples(Encoded<S, String> training) {
        int[] ids = ClassSide.ids(training.targets());
        return IntStream.range(0, Math.min(SAMPLES, classes().size()))
                .mapToObj(c -> IntStream.range(0, ids.length)
                        .filter(i -> ids[i] == c)
                        .limit(1)
                        .mapToObj(i -> "%s: %s"
                                .formatted(
                                        classes().names().get(c),
                                        shown.apply(training.sources().get(i))))
                        .toList())
                .flatMap(List::stream)
                .toList();
    }
}
