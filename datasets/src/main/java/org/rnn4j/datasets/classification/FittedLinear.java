package org.rnn4j.datasets.classification;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues;

/**
 * A linear classifier that was fitted as a baseline.
 *
 * @param name name of the method
 * @param features what it reads, for its name in a table
 */
public record FittedLinear(String name, String features, LinearScores scores) implements Baseline.Fitted {

    @Override
    public Optional<Baseline.Predicted> predict(List<SequenceValues> asked) {
        return Optional.of(new Baseline.Predicted(
                "%s, %s".formatted(name, features),
                asked.stream().mapToInt(this::best).toArray()));
    }

    private int best(SequenceValues source) {
        double[] each = scores.scores(source);
        int best = 0;
        for (int c = 1; c < each.length; c++) {
            best = each[c] > each[best] ? c : best;
        }
        return best;
    }

    @Override
    public Optional<FittedLinear> linear() {
        return Optional.of(this);
    }
}
