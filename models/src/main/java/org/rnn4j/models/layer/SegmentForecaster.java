package org.rnn4j.models.layer;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.nd4j.shade.jackson.databind.annotation.JsonDeserialize;
import org.nd4j.shade.jackson.databind.annotation.JsonSerialize;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.head.segment.SegmentShape;

/**
 * Configuration of a forecaster by segments, the only layer of a network: it reads {@code nIn} features per row of a window
 * and outputs {@code nOut} numbers per window. It holds the parameters of a {@link SegmentShape} by name, so the network is
 * saved, loaded, cloned and inspected like any other; DL4J runs it forward, {@code models.engine} also trains it.
 */
public class SegmentForecaster extends SequenceLayer {
    @JsonProperty
    @JsonSerialize(using = CellJson.Writer.class)
    @JsonDeserialize(using = CellJson.Reader.class)
    private Cell cell;

    @JsonProperty
    private int hidden;

    @JsonProperty
    private int segment;

    @JsonProperty
    private int targets;

    @JsonProperty
    private int history;

    @JsonProperty
    private int horizon;

    @JsonProperty
    private int knownFrom;

    @JsonProperty
    private int knownTo;

    @JsonProperty
    private int shifted;

    @JsonProperty
    private double dropout;

    @JsonProperty
    private ILossFunction loss;

    private SegmentForecaster(Builder builder) {
        super(builder);
        SegmentShape shape = builder.shape;
        cell = shape.cell();
        hidden = shape.hidden();
        segment = shape.segment();
        targets = shape.targets();
        history = shape.history();
        horizon = shape.horizon();
        knownFrom = shape.knownFrom();
        knownTo = shape.knownTo();
        shifted = shape.shifted();
        dropout = builder.dropout;
        loss = builder.loss;
        initializeConstraints(builder);
    }

    /** For deserialization. */
    @SuppressWarnings("unused")
    private SegmentForecaster() {}

    /** Sizes and parameter layout. */
    public SegmentShape shape() {
        return new SegmentShape(
                cell,
                hidden,
                segment,
                targets,
                history,
                horizon,
                Math.toIntExact(nIn),
                knownFrom,
                knownTo,
                loss().distribution().parameters(),
                shifted);
    }

    /** Distribution of the values. */
    public ValueLoss loss() {
        return (ValueLoss) loss;
    }

    /** Probability of keeping a unit before the output in training. */
    public double retain() {
        return 1 - dropout;
    }

    @Override
    BaseLayer<?> implementation(NeuralNetConfiguration conf, DataType precision) {
        return new SegmentForecasterImplementation(conf, precision);
    }

    @Override
    LayerParameters parameters() {
        return SegmentForecasterParameters.INSTANCE;
    }

    @Override
    List<Object> settings() {
        return Arrays.asList(shape(), dropout, loss);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return InputType.feedForward(nOut);
    }

    /** Settings of a {@link SegmentForecaster}. */
    @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
    public static final class Builder extends FeedForwardLayer.Builder<Builder> {
        private final SegmentShape shape;
        private final ValueLoss loss;
        private double dropout;

        public Builder(SegmentShape shape, ValueLoss loss) {
            this.shape = shape;
            this.loss = loss;
            nIn(shape.features());
            nOut(shape.width());
        }

        /** Sets the probability of dropping a unit before the output in training. */
        public Builder dropout(double probability) {
            dropout = probability;
            return this;
        }

        @Override
        public SegmentForecaster build() {
            return new SegmentForecaster(this);
        }
    }
}
