package org.rnn4j.models.decoder;

/**
 * What disturbs a decoder in training.
 *
 * @param dropout share of units dropped after the embedding, between layers and before the output
 * @param labelSmoothing share of a target's probability that is spread over the whole vocabulary
 * @param ownInputs share of inputs that are the decoder's own last answer instead of the right token (scheduled sampling)
 */
public record DecoderNoise(double dropout, double labelSmoothing, double ownInputs) {
    /** None. */
    public static final DecoderNoise NONE = new DecoderNoise(0, 0, 0);
}
