package org.rnn4j.core.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluation;
import org.rnn4j.core.train.Evaluator;

/**
 * Whether probabilities and intervals mean what they say: the expected calibration error of a classifier on the validation split, or
 * the coverage of a forecaster's intervals on the test split, since they were fitted to the validation split. The bounds allow
 * for chance in a small split.
 */
public final class Calibrated implements Check {
    private static final double BOUND = 0.05;
    private static final double COVERAGE_BOUND = 0.1;

    /** Bins of the expected calibration error, and the mean of |x| for a standard normal x. */
    private static final int BINS = 15;

    private static final double MEAN = Math.sqrt(2 / Math.PI);
    private static final Pattern LEVEL = Pattern.compile("(\\d+) % interval");

    @Override
    public String name() {
        return "calibration";
    }

    @Override
    public Finding of(Subject subject) {
        if (subject.data().isEmpty()) {
            return Finding.skipped(name(), subject.noData());
        }
        if (!subject.trained()) {
            return Finding.skipped(name(), "a few steps of training say nothing about it; verify a trained model");
        }
        return of(subject, Split.VALIDATION)
                .or(() -> of(subject, Split.TEST))
                .orElseGet(() -> Finding.skipped(
                        name(), "the model gives neither class probabilities nor intervals for held-out data"));
    }

    private Optional<Finding> of(Subject subject, Split split) {
        SequenceData data = subject.data().orElseThrow();
        if (data.size(split) == 0 || data.scorer(split).isEmpty()) {
            return Optional.empty();
        }
        Evaluation evaluation = new Evaluator(subject.plan()).evaluate(subject.model(), data, split);
        return evaluation
                .score()
                .flatMap(score -> score.metrics().stream()
                        .flatMap(metric -> finding(metric, split, evaluation.targets()).stream())
                        .findFirst());
    }

    private Optional<Finding> finding(Score.Metric metric, Split split, long targets) {
        if (metric.name().equals("calibration error")) {
            double byChance = 0.5 * MEAN * Math.sqrt((double) BINS / targets);
            return Optional.of(
                    Finding.atMost(
                            name(),
                            metric.value(),
                            BOUND + byChance,
                            "expected calibration error of %d sequences".formatted(targets),
                            "probabilities are not shares of right answers; train for fewer epochs, or average networks with model.ensemble"));
        }
        Matcher level = LEVEL.matcher(metric.name());
        if (split == Split.TEST && level.matches()) {
            double nominal = Integer.parseInt(level.group(1)) / 100.0;
            double byChance = 2 * Math.sqrt(nominal * (1 - nominal) / targets);
            return Optional.of(Finding.atMost(
                    name(),
                    Math.abs(metric.value() - nominal),
                    COVERAGE_BOUND + byChance,
                    "distance of the coverage on the test split from %.2f".formatted(nominal),
                    "the test rows differ from those that the intervals were fitted to; use newer validation rows"));
        }
        return Optional.empty();
    }
}
