package org.rnn4j.core.train;

import java.util.Optional;
import org.rnn4j.core.sequence.Score;

/**
 * How well a model predicts a part of the data.
 *
 * @param lossNats mean loss a target, in nats where the loss is a cross-entropy
 * @param targets how many were predicted
 * @param seconds it took
 * @param score in the metrics of the task; empty where the loss says all
 */
public record Evaluation(double lossNats, long targets, double seconds, Optional<Score> score) {

    /** Where the loss says all. */
    public Evaluation(double lossNats, long targets, double seconds) {
        this(lossNats, targets, seconds, Optional.empty());
    }

    /** The loss in bits a token. */
    public double bitsPerToken() {
        return lossNats / Math.log(2);
    }

    /** {@code e^loss}: as unsure as if this many tokens were equally likely. */
    public double perplexity() {
        return Math.exp(lossNats);
    }

    public double tokensPerSecond() {
        return targets / Math.max(seconds, 1e-9);
    }
}
