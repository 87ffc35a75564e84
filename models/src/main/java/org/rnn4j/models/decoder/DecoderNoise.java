package org.rnn4j.models.decoder;

/**
 * Regularisation of a decoder in training.
 *
 * @param dropout probability of dropping a unit after the embedding, between layers and before the output
 * @param labelSmoothing share of a target's probability that is spread over the vocabulary
 * @param coverage weight of {@code Σ_s (1 - Σ_t w_ts)²}, the penalty on a source whose attention over all steps does not add
 *     up to 1 (Xu et al., 2015, section 4.2.1); it is not part of the reported loss
 * @param ownInputs scheduled sampling: probability that an input is the decoder's previous prediction, not the target
 * @param words probability that a step does not read the token before it (Bowman et al., 2016, section 3.1): its embedding is zeros
 */
public record DecoderNoise(double dropout, double labelSmoothing, double coverage, double ownInputs, double words) {
    /** No regularisation. */
    public static final DecoderNoise NONE = new DecoderNoise(0, 0, 0, 0, 0);
}
