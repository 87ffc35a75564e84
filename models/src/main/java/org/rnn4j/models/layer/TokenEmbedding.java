package org.rnn4j.models.layer;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Configuration of a token embedding table: row {@code id} of W [nIn, nOut], row-major, is the vector of a token.
 *
 * <p>Input is ids, [batch, 1, time] or [batch, time]; output is [batch, nOut, time], zero where the mask [batch, time]
 * is zero. {@code nIn} is the vocabulary size. {@code dropOut}, {@code activation} and {@code biasInit} are not used.
 *
 * <pre>{@code
 * new TokenEmbedding.Builder().nIn(10_000).nOut(200).build()
 * }</pre>
 */
public class TokenEmbedding extends SequenceLayer {
    @JsonProperty
    private boolean tied;

    @JsonProperty
    private boolean frozen;

    /**
     * Initializer of W; null for this layer's default. DL4J overwrites the inherited weightInitFn with the network's
     * setting.
     */
    @JsonProperty
    private IWeightInit tableInit;

    private TokenEmbedding(Builder builder) {
        super(builder);
        tied = builder.tied;
        frozen = builder.frozen;
        tableInit = builder.getWeightInitFn();
        initializeConstraints(builder);
    }

    /** For deserialization. */
    @SuppressWarnings("unused")
    private TokenEmbedding() {}

    /** Whether W is shared with the network's output layer; see {@link Builder#tied}. */
    public boolean isTied() {
        return tied;
    }

    /** Whether training leaves W unchanged. */
    public boolean isFrozen() {
        return frozen;
    }

    IWeightInit tableInit() {
        return tableInit;
    }

    @Override
    BaseLayer<?> implementation(NeuralNetConfiguration conf, DataType precision) {
        return new TokenEmbeddingImplementation(conf, precision);
    }

    @Override
    LayerParameters parameters() {
        return TokenEmbeddingParameters.INSTANCE;
    }

    @Override
    List<Object> settings() {
        return Arrays.asList(tied, frozen, tableInit);
    }

    /** Does nothing: the vocabulary size does not follow from the input, which is always [batch, 1, time]. */
    @Override
    public void setNIn(InputType inputType, boolean override) {}

    /** Builder of a {@link TokenEmbedding}; {@code nIn} (vocabulary size) and {@code nOut} are inherited. */
    @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
    public static final class Builder extends FeedForwardLayer.Builder<Builder> {
        private boolean tied;
        private boolean frozen;

        /** Sets whether training leaves W unchanged, for pretrained vectors. */
        public Builder frozen(boolean frozen) {
            this.frozen = frozen;
            return this;
        }

        /**
         * Sets whether W is shared with the network's output layer, whose W [nOut, nIn] is column-major and thus has
         * the same values in the same order. DL4J gives every layer its own parameters, so the network holds two
         * copies; the models of {@code models.engine} train them as one, DL4J's {@code fit} does not.
         */
        public Builder tied(boolean tied) {
            this.tied = tied;
            return this;
        }

        @Override
        public TokenEmbedding build() {
            return new TokenEmbedding(this);
        }
    }
}
