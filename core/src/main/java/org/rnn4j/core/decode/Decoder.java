package org.rnn4j.core.decode;

import org.rnn4j.core.network.RnnState;

/** Writes output sequences for a batch of sources, one token at a time, for several hypotheses per source. */
public interface Decoder {

    /** Number of sources; they are numbered from 0. */
    int sources();

    /** Size of the vocabulary; all ids of a sequence are below it. */
    int vocabularySize();

    /** The token that starts a sequence; never part of the output. */
    int begin();

    /** The token that ends a sequence. */
    int end();

    /** The state before the first token, one row per source. */
    RnnState start();

    /**
     * Reads the last token of some hypotheses.
     *
     * @param sources {@code [rows]}, the source of each hypothesis
     * @param tokens {@code [rows]}
     * @param before the state of each, {@code rows} rows
     */
    Step step(int[] sources, int[] tokens, RnnState before);

    /**
     * The distribution of the next token.
     *
     * @param logProbabilities {@code [rows][vocabulary]}, in nats; may have more rows than requested, and the next step
     *     may overwrite them
     * @param after the state of each row
     * @param attention {@code [rows][source time]}, the attention to the steps of the source, each row summing to 1;
     *     null if the model has no attention
     */
    record Step(float[][] logProbabilities, RnnState after, float[][] attention) {}
}
