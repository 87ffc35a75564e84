package org.rnn4j.models.layer;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.nd4j.shade.jackson.databind.annotation.JsonDeserialize;
import org.nd4j.shade.jackson.databind.annotation.JsonSerialize;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.decoder.Attention;
import org.rnn4j.models.decoder.Condition;
import org.rnn4j.models.decoder.DecoderNoise;
import org.rnn4j.models.decoder.DecoderShape;

/**
 * Configuration of a sequence decoder: the layers below provide {@code nIn} features per source step, and the decoder
 * generates {@code nOut} vocabulary tokens. It holds the parameters of a {@link DecoderShape} by name, so a network
 * with a decoder is saved, loaded, cloned and inspected like any other. The forward pass takes two sequences, which a
 * DL4J layer cannot; {@code models.engine} runs it, see docs/adr/0008-decoder-is-a-head.md.
 */
public class AttentionDecoder extends SequenceLayer {
    private static final double DEFAULT_EMBEDDING_LIMIT = 0.1;

    @JsonProperty
    @JsonSerialize(using = CellJson.Writer.class)
    @JsonDeserialize(using = CellJson.Reader.class)
    private Cell cell;

    @JsonProperty
    private int layers;

    @JsonProperty
    private int hidden;

    @JsonProperty
    private int forwardWidth;

    @JsonProperty
    private boolean mean;

    @JsonProperty
    private int embedding;

    @JsonProperty
    private Attention attention;

    @JsonProperty
    private boolean inputFeeding;

    @JsonProperty
    private boolean gated;

    @JsonProperty
    private Condition condition;

    @JsonProperty
    private int begin;

    @JsonProperty
    private int end;

    @JsonProperty
    private double labelSmoothing;

    @JsonProperty
    private double coverage;

    @JsonProperty
    private double ownInputs;

    @JsonProperty
    private double wordDropout;

    @JsonProperty
    private double embeddingLimit = DEFAULT_EMBEDDING_LIMIT;

    private AttentionDecoder(Builder builder) {
        super(builder);
        DecoderShape shape = builder.shape;
        cell = shape.cell();
        layers = shape.layers();
        hidden = shape.hidden();
        forwardWidth = shape.forwardWidth();
        mean = shape.mean();
        embedding = shape.embedding();
        attention = shape.attention();
        inputFeeding = shape.inputFeeding();
        gated = shape.gated();
        condition = shape.condition();
        begin = shape.begin();
        end = shape.end();
        labelSmoothing = builder.labelSmoothing;
        coverage = builder.coverage;
        ownInputs = builder.ownInputs;
        wordDropout = builder.wordDropout;
        embeddingLimit = builder.embeddingLimit;
        initializeConstraints(builder);
    }

    /** For deserialization. */
    @SuppressWarnings("unused")
    private AttentionDecoder() {}

    /** Sizes and parameter layout. */
    public DecoderShape shape() {
        return new DecoderShape(
                cell,
                layers,
                hidden,
                Math.toIntExact(nIn),
                forwardWidth,
                mean,
                Math.toIntExact(nOut),
                embedding,
                attention,
                inputFeeding,
                gated,
                condition,
                begin,
                end);
    }

    /** Training noise; the dropout is the layer's. */
    public DecoderNoise noise() {
        double dropout = getIDropout() instanceof Dropout dropped ? 1 - dropped.getP() : 0;
        return new DecoderNoise(dropout, labelSmoothing, coverage, ownInputs, wordDropout);
    }

    /** Embeddings start uniform in ± this value. */
    double embeddingLimit() {
        return embeddingLimit;
    }

    @Override
    BaseLayer<?> implementation(NeuralNetConfiguration conf, DataType precision) {
        return new AttentionDecoderImplementation(conf, precision);
    }

    @Override
    LayerParameters parameters() {
        return AttentionDecoderParameters.INSTANCE;
    }

    @Override
    List<Object> settings() {
        return Arrays.asList(shape(), noise(), embeddingLimit);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return InputType.recurrent(nOut, RNNFormat.NCW);
    }

    /** Settings of an {@link AttentionDecoder}. */
    @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
    public static final class Builder extends FeedForwardLayer.Builder<Builder> {
        private final DecoderShape shape;
        private double labelSmoothing;
        private double coverage;
        private double ownInputs;
        private double wordDropout;
        private double embeddingLimit = DEFAULT_EMBEDDING_LIMIT;

        public Builder(DecoderShape shape) {
            this.shape = shape;
            nIn(shape.sourceWidth());
            nOut(shape.vocabulary());
        }

        /** Sets the share of a target's probability that is spread over the whole vocabulary in training. */
        public Builder labelSmoothing(double share) {
            labelSmoothing = share;
            return this;
        }

        /** Sets the weight of the penalty on attention that does not add up to 1 at every source position. */
        public Builder coverage(double weight) {
            coverage = weight;
            return this;
        }

        /**
         * Sets the share of training inputs that are the decoder's previous prediction instead of the correct token.
         */
        public Builder ownInputs(double share) {
            ownInputs = share;
            return this;
        }

        /** Sets the probability that a step in training does not read the token before it. */
        public Builder wordDropout(double probability) {
            wordDropout = probability;
            return this;
        }

        /** Sets the limit of the embeddings' initial values, which are uniform in ± it; 0.1 by default. */
        public Builder embeddingLimit(double limit) {
            embeddingLimit = limit;
            return this;
        }

        @Override
        public AttentionDecoder build() {
            return new AttentionDecoder(this);
        }
    }
}
