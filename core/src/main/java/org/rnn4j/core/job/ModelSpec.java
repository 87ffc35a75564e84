package org.rnn4j.core.job;

import java.util.Objects;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;

/**
 * The recurrent stack. Immutable; an instance is always valid.
 *
 * @param cell {@code basic-rnn}, {@code lstm} or {@code gru}
 * @param hiddenSize units a layer and direction
 * @param layers stacked layers
 * @param bidirectional whether every layer also reads backwards
 * @param forgetBias added to the LSTM's forget gate before its sigmoid
 * @param resetAfter whether the GRU's reset gate is applied after the recurrent product (cuDNN, PyTorch, Keras) or
 *     before it (TensorFlow's GRUCell)
 * @param dropout share of units dropped between layers and before the output in training
 * @param embeddingSize numbers that stand for a token before the first recurrent layer; 0 = that layer has a row of
 *     weights for every token instead
 * @param tieEmbedding whether the output layer's weights are the embedding's; it then has as many columns as the last
 *     layer has units
 */
public record ModelSpec(
        @Default("lstm") CellKind cell,
        @Default("256") int hiddenSize,
        @Default("2") int layers,
        @Default("false") boolean bidirectional,
        @Default("1.0") double forgetBias,
        @Default("true") boolean resetAfter,
        @Default("0.0") double dropout,
        @Default("0") int embeddingSize,
        @Default("false") boolean tieEmbedding) {
    public ModelSpec {
        Objects.requireNonNull(cell, "model.cell");
        Require.inRange("model.hidden-size", hiddenSize, 1, 8_192);
        Require.inRange("model.layers", layers, 1, 16);
        Require.inRange("model.forget-bias", forgetBias, -100, 100);
        Require.inRange("model.dropout", dropout, 0, 0.9);
        Require.inRange("model.embedding-size", embeddingSize, 0, 8_192);
        if (tieEmbedding && embeddingSize != hiddenSize) {
            throw new UserException(
                    ("model.tie-embedding = true, but model.embedding-size = %d and model.hidden-size = %d;"
                                    + " the matrix that they share needs them equal")
                            .formatted(embeddingSize, hiddenSize));
        }
    }
}
