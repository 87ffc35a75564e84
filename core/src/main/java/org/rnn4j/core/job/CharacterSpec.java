package org.rnn4j.core.job;

import org.rnn4j.core.error.Require;

/**
 * A convolution over the characters of a word, whose largest values join the word's embedding (Ma and Hovy, 2016).
 *
 * @param embeddingSize numbers that stand for a character
 * @param filters features of a word that are drawn from its characters; 0 = characters are not read
 * @param width characters that a filter sees at once
 */
public record CharacterSpec(
        @Default("25") int embeddingSize,
        @Default("0") int filters,
        @Default("3") int width) {
    public CharacterSpec {
        Require.inRange("model.characters.embedding-size", embeddingSize, 1, 8_192);
        Require.inRange("model.characters.filters", filters, 0, 8_192);
        Require.inRange("model.characters.width", width, 1, 15);
    }
}
