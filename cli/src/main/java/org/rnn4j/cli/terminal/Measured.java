package org.rnn4j.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluation;

/**
 * The evaluation of a model on a split, with the scores of trivial baselines.
 *
 * @param baselines scores on the same split, by name of the baseline
 */
public record Measured(SequenceData data, Split split, Evaluation evaluation, Map<String, Score> baselines) {

    /** With the baselines of the data set. */
    public static Measured of(SequenceData data, Split split, Evaluation evaluation) {
        Map<String, Score> baselines =
                evaluation.score().isPresent() ? data.baselines(split) : Map.of(); // nothing to compare with
        return new Measured(data, split, evaluation, baselines);
    }

    /** The name of the split: {@code validation}, {@code test}. */
    public String splitName() {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /** Adds the metrics under {@code validation}, those of the baselines under {@code validationBaselines}. */
    public void putInto(JsonLine json) {
        evaluation.score().ifPresent(score -> json.put(splitName(), LossText.map(score)));
        if (!baselines.isEmpty()) {
            Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
            baselines.forEach((name, score) -> metrics.put(name, LossText.map(score)));
            json.put(splitName() + "Baselines", metrics);
        }
    }
}
