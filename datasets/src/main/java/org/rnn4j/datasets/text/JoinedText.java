package org.rnn4j.datasets.text;

import java.util.List;
import org.rnn4j.datasets.codec.Normalization;

/**
 * The concatenation of some inputs.
 *
 * @param pieceCharacters number of characters that are held in memory while reading
 */
record JoinedText(List<TextInput> inputs, Normalization normalization, int pieceCharacters) {

    /** Its pieces; must be closed. */
    PieceReader open() {
        return new PieceReader(inputs, normalization, pieceCharacters);
    }
}
