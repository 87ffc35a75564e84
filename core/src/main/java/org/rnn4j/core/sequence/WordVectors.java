package org.rnn4j.core.sequence;

/**
 * Pretrained token vectors, such as word2vec, GloVe or fastText.
 *
 * @param size length of each vector
 * @param rows by token id; null if a token has no vector and is initialised like any other weight
 */
public record WordVectors(int size, float[][] rows) {
    public WordVectors {
        for (float[] row : rows) {
            if (row != null && row.length != size) {
                throw new IllegalArgumentException(
                        "a vector of length %d among those of length %d".formatted(row.length, size));
            }
        }
    }
}
