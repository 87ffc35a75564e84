package org.rnn4j.core.sequence;

/**
 * Vectors that stand for tokens before a network has learned anything, such as word2vec, GloVe or fastText give them.
 *
 * @param size numbers of each
 * @param rows by token id; null where a token has none and starts as any other weight does
 */
public record WordVectors(int size, float[][] rows) {
    public WordVectors {
        for (float[] row : rows) {
            if (row != null && row.length != size) {
                throw new IllegalArgumentException(
                        "a vector of %d numbers among those of %d".formatted(row.length, size));
            }
        }
    }
}
