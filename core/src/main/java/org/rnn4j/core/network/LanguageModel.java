package org.rnn4j.core.network;

import org.rnn4j.core.sequence.SequenceBatch;

/** A model that predicts the next token, one token at a time. */
public interface LanguageModel extends SequencePredictor {

    /**
     * One time step for several independent sequences. Safe to call from several threads while nothing trains.
     *
     * @param tokens {@code [batch]}, the input id of each sequence
     * @param before state of as many sequences, or null for zeros
     */
    NextToken step(int[] tokens, RnnState before);

    /**
     * How likely each target was after the tokens before it: {@link org.rnn4j.core.sequence.Predictions.NextTokens}. Every sequence
     * begins at the zero state. Safe to call from several threads while nothing trains.
     *
     * @param batch token ids and targets
     */
    @Override
    default Predicted predict(SequenceBatch batch) {
        return new TokenSurprise(this, batch).predict();
    }

    /**
     * The probability of each token of a text but the first, after the tokens before it. A network reads a long text as up to
     * 64 segments of 2,000 tokens or more, each from the zero state. Safe to call from several threads while nothing trains.
     *
     * @param tokens two or more
     */
    default double[] probabilities(int[] tokens) {
        return TokenProbabilities.of(this::step, tokens, Math.min(64, 1 + tokens.length / 2_000));
    }

    /**
     * The distribution of the next token.
     *
     * @param logits {@code [batch][vocabulary]}, unnormalised log probabilities
     * @param after the state after this step
     */
    record NextToken(float[][] logits, RnnState after) {}
}
