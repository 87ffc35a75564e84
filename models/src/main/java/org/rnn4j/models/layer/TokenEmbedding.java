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
 * Configuration of a table of vectors, one a token: row {@code id} of W [nIn, nOut], row-major, stands for a token.
 *
 * <p>Reads ids, [batch, 1, time] or [batch, time]; gives [batch, nOut, time], zero where the mask [batch, time] is zero.
 * {@code nIn} is the vocabulary's size. {@code dropOut}, {@code activation} and {@code biasInit} have no meaning here.
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

    /** Null for this layer's own start. The inherited weightInitFn is filled from the network's global setting. */
    @JsonProperty
    private IWeightInit tableInit;

    private TokenEmbedding(Builder builder) {
        super(builder);
        tied = builder.tied;
        frozen = builder.frozen;
        tableInit = builder.getWeightInitFn();
        initializeConstraints(builder);
    }

    /** For JSON. */
    @SuppressWarnings("unused")
    private TokenEmbedding() {}

    /** Whether W is also the weights of the network's output layer; see {@link Builder#tied}. */
    public boolean isTied() {
        return tied;
    }

    /** Whether W stays as it is. */
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

    /** Does nothing: the vocabulary's size cannot be told from the input, which is [batch, 1, time] for any. */
    @Override
    public void setNIn(InputType inputType, boolean override) {}

    /** Settings of a {@link TokenEmbedding}; {@code nIn} (vocabulary) and {@code nOut} are inherited. */
    @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
    public static final class Builder extends FeedForwardLayer.Builder<Builder> {
        private boolean tied;
        private boolean frozen;

        /** Whether training leaves W as it is, for vectors that were learned elsewhere. */
        public Builder frozen(boolean frozen) {
            this.frozen = frozen;
            return this;
        }

        /**
         * Whether W is also the weights of the network's output layer, whose W [nOut, nIn] is column-major and so the
         * same values in the same order. DL4J gives every layer parameters of its own, so the network holds two copies;
         * the models of {@code models.engine} train them as one, DL4J's {@code fit} would not.
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
