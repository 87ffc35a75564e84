package org.rnn4j.models.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.rnn4j.models.convolution.EncoderShape;

/**
 * Configuration of a convolutional encoder of images, whose equations and parameters {@link EncoderShape} documents.
 *
 * <p>Input is images, [batch, channels, height, width], or frames of videos, [batch, time, channels, height, width]. Output
 * is [batch, nOut, time]: a step is a position of the grid or the vector of an image, or the vector of a frame; zero where the mask
 * [batch, time] of frames is zero. {@code nIn} is the number of channels. {@code dropOut}, {@code activation}, {@code
 * weightInit} and {@code biasInit} are not used: weights are drawn as in He et al. (2015), normal with variance 2 / inputs.
 *
 * <pre>{@code
 * new ConvolutionalEncoder.Builder(new EncoderShape(3, 32, 32, List.of(16, 32, 64), 1, 1, 0)).build()
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">He, Zhang, Ren and Sun, 2015</a>
 */
public class ConvolutionalEncoder extends SequenceLayer {
    @JsonProperty
    private int height;

    @JsonProperty
    private int width;

    @JsonProperty
    private List<Integer> filters;

    @JsonProperty
    private int blocks;

    @JsonProperty
    private int stride;

    @JsonProperty
    private int features;

    private ConvolutionalEncoder(Builder builder) {
        super(builder);
        EncoderShape shape = builder.shape;
        height = shape.height();
        width = shape.width();
        filters = shape.filters();
        blocks = shape.blocks();
        stride = shape.stride();
        features = shape.features();
        initializeConstraints(builder);
    }

    /** For deserialization. */
    @SuppressWarnings("unused")
    private ConvolutionalEncoder() {}

    /** Sizes and parameter layout. */
    public EncoderShape shape() {
        return new EncoderShape(Math.toIntExact(nIn), height, width, filters, blocks, stride, features);
    }

    @Override
    BaseLayer<?> implementation(NeuralNetConfiguration conf, DataType precision) {
        return new ConvolutionalEncoderImplementation(conf, precision);
    }

    @Override
    LayerParameters parameters() {
        return ConvolutionalEncoderParameters.INSTANCE;
    }

    @Override
    List<Object> settings() {
        return List.of(shape());
    }

    /** Does nothing: the number of channels is part of the shape. */
    @Override
    public void setNIn(InputType inputType, boolean override) {}

    /** Builder of a {@link ConvolutionalEncoder}; {@code nIn} and {@code nOut} follow from the shape. */
    @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
    public static final class Builder extends FeedForwardLayer.Builder<Builder> {
        private final EncoderShape shape;

        public Builder(EncoderShape shape) {
            this.shape = shape;
            nIn(shape.channels());
            nOut(shape.size());
        }

        @Override
        public ConvolutionalEncoder build() {
            return new ConvolutionalEncoder(this);
        }
    }
}
