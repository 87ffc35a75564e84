package org.rnn4j.core.train;

/**
 * How well a model predicts a part of the data.
 *
 * @param lossNats mean loss a target, in nats where the loss is a cross-entropy
 * @param targets how many were predicted
 * @param seconds it took
 */
public record Evaluation(double lossNats, long targets, double seconds) {

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
