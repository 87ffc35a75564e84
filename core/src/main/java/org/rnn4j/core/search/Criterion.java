package org.rnn4j.core.search;

import java.util.Comparator;
import java.util.List;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.measure.SplitScores;
import org.rnn4j.core.measure.TrialResult;
import org.rnn4j.core.search.SearchResult.Ranked;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Split;

/** Compares trials as {@code training.best-by} compares models: by their loss, or by the main metric, then the loss. */
record Criterion(BestBy by) {

    /** The better one first: of those that were trained as long, that with the lower loss or the better metric. */
    Comparator<Ranked> order() {
        return Comparator.comparing((Ranked trial) -> isMissing(trial.result()))
                .thenComparing(Ranked::rung, Comparator.reverseOrder())
                .thenComparingDouble(trial -> by == BestBy.LOSS ? 0 : metric(trial.result()))
                .thenComparingDouble(trial -> loss(trial.result()))
                .thenComparingInt(trial -> trial.candidate().number());
    }

    private static boolean isMissing(TrialResult result) {
        return result.on(Split.VALIDATION).isEmpty();
    }

    /** Lower is better; infinite if it is undefined or missing. */
    private static double metric(TrialResult result) {
        Metric main = metrics(result).stream().findFirst().orElse(new Metric("", Double.NaN, Kind.ERROR));
        return defined(main.kind().isGain() ? -main.value() : main.value());
    }

    private static double loss(TrialResult result) {
        return metrics(result).stream()
                .filter(metric -> metric.name().equals(SplitScores.LOSS))
                .mapToDouble(metric -> defined(metric.value()))
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static List<Metric> metrics(TrialResult result) {
        return result.on(Split.VALIDATION).map(SplitScores::model).orElse(List.of());
    }

    private static double defined(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }
}
