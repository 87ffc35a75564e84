package org.rnn4j.core.job;

import java.util.Objects;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;

/**
 * The recurrent stack. Immutable; an instance is always valid. What each regulariser computes is in
 * docs/regularisation.md; all are off by default.
 *
 * @param cell {@code basic-rnn}, {@code lstm} or {@code gru}
 * @param hiddenSize units a layer and direction
 * @param layers stacked layers
 * @param bidirectional whether every layer also reads backwards
 * @param forgetBias added to the LSTM's forget gate before its sigmoid
 * @param resetAfter whether the GRU's reset gate is applied after the recurrent product (cuDNN, PyTorch, Keras) or
 *     before it (TensorFlow's GRUCell)
 * @param layerNorm {@code model.layer-norm}: whether every gate is normalised over the hidden units
 * @param residual {@code model.residual}: whether every layer but the first adds its input to its output
 * @param init {@code model.init}: how weights start
 * @param dropout share of units dropped between layers and before the output in training
 * @param lockedDropout {@code model.locked-dropout}: whether {@code dropout} drops the same units at every step of a
 *     sequence
 * @param recurrentDropout {@code model.recurrent-dropout}: share of h that U does not see in training, the same units at
 *     every step of a sequence
 * @param zoneout {@code model.zoneout}: share of the state that keeps its value at a step in training
 * @param embeddingSize numbers that stand for a token before the first recurrent layer; 0 = that layer has a row of
 *     weights for every token instead
 * @param tieEmbedding whether the output layer's weights are the embedding's; it then has as many columns as the last
 *     layer has units
 * @param freezeEmbedding whether the embedding stays as it starts, for vectors that were learned elsewhere
 * @param characters how the characters of a word are read, where the data gives them
 * @param pooling what a classification or one vector a sequence is answered from
 * @param classWeights whether errors in rare classes weigh more
 * @param crf whether tags are scored together (linear-chain conditional random field), not each by itself
 * @param distribution what is answered for a real value
 * @param attention how a decoder scores the steps of its source
 * @param inputFeeding whether what was attended to at one step is read at the next (Luong et al., 2015)
 * @param condition where a generator meets what it is conditioned on
 */
public record ModelSpec(
        @Default("lstm") CellKind cell,
        @Default("256") int hiddenSize,
        @Default("2") int layers,
        @Default("false") boolean bidirectional,
        @Default("1.0") double forgetBias,
        @Default("true") boolean resetAfter,
        @Default("false") boolean layerNorm,
        @Default("false") boolean residual,
        @Default("glorot") InitKind init,
        @Default("0.0") double dropout,
        @Default("false") boolean lockedDropout,
        @Default("0.0") double recurrentDropout,
        @Default("0.0") double zoneout,
        @Default("0") int embeddingSize,
        @Default("false") boolean tieEmbedding,
        @Default("false") boolean freezeEmbedding,
        CharacterSpec characters,
        @Default("last") Pooling pooling,
        @Default("none") ClassWeights classWeights,
        @Default("false") boolean crf,
        @Default("point") DistributionSpec distribution,
        @Default("general") Attention attention,
        @Default("true") boolean inputFeeding,
        @Default("initial") Condition condition) {
    public ModelSpec {
        Objects.requireNonNull(cell, "model.cell");
        Require.inRange("model.hidden-size", hiddenSize, 1, 8_192);
        Require.inRange("model.layers", layers, 1, 16);
        Require.inRange("model.forget-bias", forgetBias, -100, 100);
        Objects.requireNonNull(init, "model.init");
        Require.inRange("model.dropout", dropout, 0, 0.9);
        Require.inRange("model.recurrent-dropout", recurrentDropout, 0, 0.9);
        Require.inRange("model.zoneout", zoneout, 0, 0.9);
        Require.inRange("model.embedding-size", embeddingSize, 0, 8_192);
        Objects.requireNonNull(characters, "model.characters");
        Objects.requireNonNull(pooling, "model.pooling");
        Objects.requireNonNull(classWeights, "model.class-weights");
        Objects.requireNonNull(distribution, "model.distribution");
        Objects.requireNonNull(attention, "model.attention");
        Objects.requireNonNull(condition, "model.condition");
        if (tieEmbedding && embeddingSize != hiddenSize) {
            throw new UserException(
                    ("model.tie-embedding = true, but model.embedding-size = %d and model.hidden-size = %d;"
                                    + " the matrix that they share needs them equal")
                            .formatted(embeddingSize, hiddenSize));
        }
    }
}
