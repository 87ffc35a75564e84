package org.rnn4j.core.decode;

import org.rnn4j.core.network.RnnState;

/** What writes answers to a batch of sources, one token at a time, for several unfinished answers to each. */
public interface Decoder {

    /** Sources, numbered from 0. */
    int sources();

    /** Ids that an answer may hold: all below. */
    int vocabularySize();

    /** What an answer is begun with; never a part of it. */
    int begin();

    /** What an answer ends with. */
    int end();

    /** The state before the first token, one row a source. */
    RnnState start();

    /**
     * Reads the last token of some unfinished answers.
     *
     * @param sources {@code [rows]}, which source each answers
     * @param tokens {@code [rows]}
     * @param before the state of each, {@code rows} rows
     */
    Step step(int[] sources, int[] tokens, RnnState before);

    /**
     * What may come next.
     *
     * @param logProbabilities {@code [rows][vocabulary]}, in nats; there may be more rows than asked for, and the next step
     *     may overwrite them
     * @param after the state of each row
     * @param attention {@code [rows][source time]}, which steps of the source were looked at, each row summing to 1; null
     *     where the model has no attention
     */
    record Step(float[][] logProbabilities, RnnState after, float[][] attention) {}
}
