package org.rnn4j.core.train;

import java.util.Optional;
import org.rnn4j.core.sequence.Score;

/**
 * The loss and metrics of a model on a split of the data.
 *
 * @param lossNats mean loss per target, in nats if the loss is a cross-entropy
 * @param targets number of targets
 * @param available number of targets of the split; more than {@code targets} if a subset was evaluated
 * @param seconds time taken
 * @param score metrics of the task; empty if the loss is the only metric
 */
public record Evaluation(double lossNats, long targets, long available, double seconds, Optional<Score> score) {

    /** Creates an evaluation of a whole split. */
    public Evaluation(double lossNats, long targets, double seconds, Optional<Score> score) {
        this(lossNats, targets, targets, seconds, score);
    }

    /** Creates an evaluation without task metrics. */
    public Evaluation(double lossNats, long targets, double seconds) {
        this(lossNats, targets, seconds, Optional.empty());
    }

    /** Whether only a subset of the split was evaluated. */
    public boolean isPartial() {
        return targets < available;
    }

    /** Estimated time to evaluate this number of targets. */
    public double secondsFor(long others) {
        return seconds * others / targets;
    }

    /** The loss in bits per token. */
    public double bitsPerToken() {
        return lossNats / Math.log(2);
    }

    /** {@code e^loss}: the number of equally likely tokens with the same uncertainty. */
    public double perplexity() {
        return Math.exp(lossNats);
    }

    public double tokensPerSecond() {
        return targets / Math.max(seconds, 1e-9);
    }
}
