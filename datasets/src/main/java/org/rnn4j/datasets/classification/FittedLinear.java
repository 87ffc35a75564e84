package org.rnn4j.datasets.classification;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.classification.linear.LinearWeights;

/**
 * A linear classifier that was fitted as a baseline.
 *
 * @param name name of the method
 * @param features description of its features, for its name in a table
 */
public record FittedLinear(String name, String features, LinearScores scores) implements Baseline.Fitted {

    @Override
    public Optional<Baseline.Predicted> predict(List<SequenceValues> asked) {
        return Optional.of(new Baseline.Predicted(
                "%s, %s".formatted(name, features),
                asked.stream()
                        .mapToInt(source -> LinearWeights.best(scores.scores(source)))
                        .toArray()));
    }

    @Override
    public Optional<FittedLinear> linear() {
        return Optional.of(this);
    }
}
