package org.rnn4j.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluation;

/**
 * A model on a part of the data, beside methods that anybody has at hand.
 *
 * @param baselines scores on the same part, by the method's name
 */
public record Measured(SequenceData data, Split split, Evaluation evaluation, Map<String, Score> baselines) {

    /** With the data's own baselines. */
    public static Measured of(SequenceData data, Split split, Evaluation evaluation) {
        Map<String, Score> baselines =
                evaluation.score().isPresent() ? data.baselines(split) : Map.of(); // with nothing to stand beside them
        return new Measured(data, split, evaluation, baselines);
    }

    /** {@code validation}, {@code test}. */
    public String part() {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /** Adds the metrics under {@code validation}, those of the baselines under {@code validationBaselines}. */
    public void putInto(JsonLine json) {
        evaluation.score().ifPresent(score -> json.put(part(), LossText.map(score)));
        if (!baselines.isEmpty()) {
            Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
            baselines.forEach((name, score) -> metrics.put(name, LossText.map(score)));
            json.put(part() + "Baselines", metrics);
        }
    }
}
