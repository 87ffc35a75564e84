package org.rnn4j.datasets.text;

import java.util.List;
import org.rnn4j.datasets.codec.Normalization;

/**
 * The text that some inputs make with nothing between them.
 *
 * @param pieceCharacters of the text that is held while it is read
 */
record JoinedText(List<TextInput> inputs, Normalization normalization, int pieceCharacters) {

    /** Its pieces; to be closed. */
    PieceReader open() {
        return new PieceReader(inputs, normalization, pieceCharacters);
    }
}
