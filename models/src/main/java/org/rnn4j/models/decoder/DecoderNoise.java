package org.rnn4j.models.decoder;

/**
 * Regularisation of a decoder in training.
 *
 * @param dropout probability of dropping a unit after the embedding, between layers and before the output
 * @param labelSmoothing share of a target's probability that is spread over the vocabulary
 * @param ownInputs scheduled sampling: probability that an input is the decoder's previous prediction, not the target
 */
public record DecoderNoise(double dropout, double labelSmoothing, double ownInputs) {
    /** No regularisation. */
    public static final DecoderNoise NONE = new DecoderNoise(0, 0, 0);
}
