package org.rnn4j.models.layer;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.rnn4j.models.head.Pooling;

/**
 * Configuration of a layer that pools every sequence into one vector: input is [batch, nIn, time], output is [batch,
 * nIn]. Steps where the mask [batch, time] is zero are ignored; the mask must be ones followed by zeros in every row.
 *
 * <p>Only {@link Pooling#ATTENTION} has parameters: W [nIn, nIn], b [1, nIn] and v [1, nIn] of {@code score = v ·
 * tanh(h W + b)}. {@code dropOut}, {@code activation} and {@code biasInit} are not used.
 *
 * <pre>{@code
 * new SequencePooling.Builder(Pooling.LAST).directions(2).nIn(256).build()
 * }</pre>
 */
public class SequencePooling extends SequenceLayer {
    @JsonProperty
    private Pooling pooling;

    @JsonProperty
    private int directions;

    private SequencePooling(Builder builder) {
        super(builder);
        pooling = builder.pooling;
        directions = builder.directions;
        nOut = nIn;
        initializeConstraints(builder);
    }

    /** For deserialization. */
    @SuppressWarnings("unused")
    private SequencePooling() {}

    /** Pooling function over the time steps. */
    public Pooling getPooling() {
        return pooling;
    }

    /**
     * Number of directions of the input; with 2, the second half of the features comes from the backward direction.
     */
    public int getDirections() {
        return directions;
    }

    @Override
    BaseLayer<?> implementation(NeuralNetConfiguration conf, DataType precision) {
        return new SequencePoolingImplementation(conf, precision);
    }

    @Override
    LayerParameters parameters() {
        return SequencePoolingParameters.INSTANCE;
    }

    @Override
    List<Object> settings() {
        return Arrays.asList(pooling, directions);
    }

    @Override
    long workingNumbers() {
        return nIn;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return InputType.feedForward(nIn);
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        if ((nIn <= 0 || override) && inputType instanceof InputType.InputTypeRecurrent input) {
            nIn = input.getSize();
            nOut = nIn;
        }
    }

    /** Builder of a {@link SequencePooling} layer; {@code nIn} is inherited, {@code nOut} equals it. */
    @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
    public static final class Builder extends FeedForwardLayer.Builder<Builder> {
        private final Pooling pooling;
        private int directions = 1;

        public Builder(Pooling pooling) {
            this.pooling = pooling;
        }

        /**
         * Sets the number of directions of the input; with 2, the last state of the second half of the features is at
         * step 0.
         */
        public Builder directions(int directions) {
            this.directions = directions;
            return this;
        }

        @Override
        public SequencePooling build() {
            return new SequencePooling(this);
        }
    }
}
