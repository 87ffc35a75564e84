package org.rnn4j.core.network;

/** A model that predicts the next token, one token at a time. */
public interface LanguageModel extends SequenceModel {

    /**
     * One time step for several independent sequences. Safe to call from several threads while nothing trains.
     *
     * @param tokens {@code [batch]}, the input id of each sequence
     * @param before state of as many sequences, or null for zeros
     */
    NextToken step(int[] tokens, RnnState before);

    /**
     * The distribution of the next token.
     *
     * @param logits {@code [batch][vocabulary]}, unnormalised log probabilities
     * @param after the state after this step
     */
    record NextToken(float[][] logits, RnnState after) {}
}
