package org.rnn4j.core.network;

/** A model of the next token, asked one token at a time. */
public interface LanguageModel extends SequenceModel {

    /**
     * One time step for several independent sequences. Safe to call from several threads while nothing trains.
     *
     * @param tokens {@code [batch]}, the id that each sequence reads
     * @param before state of as many sequences, or null for zeros
     */
    NextToken step(int[] tokens, RnnState before);

    /**
     * What the network says of the next token.
     *
     * @param logits {@code [batch][vocabulary]}, unnormalised log probabilities
     * @param after the state to go on with
     */
    record NextToken(float[][] logits, RnnState after) {}
}
