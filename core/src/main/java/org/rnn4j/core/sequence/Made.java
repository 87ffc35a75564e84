package org.rnn4j.core.sequence;

/**
 * A generated piece.
 *
 * @param piece the whole piece, with the prompt before what was generated
 * @param prompt number of its steps or tokens that are the prompt
 * @param ended whether the model ended it; otherwise it reached the maximum length
 * @param temperature temperature at which it was drawn
 */
public record Made(Piece piece, int prompt, boolean ended, double temperature) {

    /** Number of steps or tokens that were generated. */
    public int generated() {
        return piece.length() - prompt;
    }
}
