package org.rnn4j.models.layer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.nd4j.shade.jackson.databind.annotation.JsonDeserialize;
import org.nd4j.shade.jackson.databind.annotation.JsonSerialize;
import org.rnn4j.core.error.Require;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;

/**
 * Configuration of a unidirectional or bidirectional recurrent layer with any {@link Cell}.
 *
 * <p>Input is [batch, nIn, time], or token ids as [batch, 1, time] or [batch, time]; output is [batch, nOut, time], or
 * [batch, 2 * nOut, time] if bidirectional (forward, then backward). A mask [batch, time] must be ones followed by
 * zeros in every row, or zeros before the ones: in padding the output is zero and the state does not change. {@code dropOut}
 * applies to vector inputs, never to token ids. DL4J's {@code SpatialDropout} drops the same features at every step of
 * a sequence. docs/regularisation.md describes {@link Builder#recurrentDropout}, {@link Builder#zoneout} and {@link
 * Builder#residual}. {@code biasInit} is not used, and {@code activation} is refused: the cell has its own.
 *
 * <pre>{@code
 * new Recurrent.Builder(new Lstm()).tokens(true).nIn(65).nOut(128).build()
 * }</pre>
 */
public class Recurrent extends BaseRecurrentLayer {
    @JsonProperty
    @JsonSerialize(using = CellJson.Writer.class)
    @JsonDeserialize(using = CellJson.Reader.class)
    private Cell cell;

    @JsonProperty
    private boolean bidirectional;

    @JsonProperty
    private boolean tokens;

    @JsonProperty
    private boolean residual;

    @JsonProperty
    private double recurrentDropout;

    @JsonProperty
    private double zoneout;

    /**
     * Initializer of W; null for the cell's default. DL4J overwrites the inherited weightInitFn with the network's
     * setting.
     */
    @JsonProperty
    private IWeightInit inputWeightInit;

    private Recurrent(Builder builder) {
        super(builder);
        cell = builder.cell;
        bidirectional = builder.bidirectional;
        tokens = builder.tokens;
        residual = builder.residual;
        recurrentDropout = builder.recurrentDropout;
        zoneout = builder.zoneout;
        inputWeightInit = builder.getWeightInitFn();
        rnnDataFormat = RNNFormat.NCW;
        initializeConstraints(builder);
    }

    /** For deserialization. */
    @SuppressWarnings("unused")
    private Recurrent() {}

    /** Cell that computes one time step. */
    public Cell getCell() {
        return cell;
    }

    /** Whether the layer also reads every sequence backward. */
    public boolean isBidirectional() {
        return bidirectional;
    }

    /** Whether the input is token ids; {@code nIn} is then the vocabulary size. */
    public boolean isTokens() {
        return tokens;
    }

    /** Whether the input is added to the output. */
    public boolean isResidual() {
        return residual;
    }

    /** Dropout probability of h as input to U, in training. */
    public double getRecurrentDropout() {
        return recurrentDropout;
    }

    /** Probability that a unit of the state keeps its value at a step, in training. */
    public double getZoneout() {
        return zoneout;
    }

    IWeightInit inputWeightInit() {
        return inputWeightInit;
    }

    /** Cell with the sizes of this layer. */
    public CellShape cellShape() {
        return new CellShape(cell, Math.toIntExact(nIn), Math.toIntExact(nOut));
    }

    /** Number of directions, 1 or 2. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray parameters,
            boolean initialize,
            DataType precision) {
        LayerValidation.assertNInNOutSet("Recurrent", getLayerName(), layerIndex, getNIn(), getNOut());
        requireEqualWidthsIfResidual(layerIndex);
        return RecurrentParameters.INSTANCE.connect(
                new RecurrentImplementation(conf, precision), listeners, layerIndex, parameters, initialize);
    }

    private void requireEqualWidthsIfResidual(int layerIndex) {
        if (residual && (tokens || nIn != nOut * directions())) {
            throw new IllegalStateException(
                    "layer %d is residual, so its input must have the width of its output, %d, but has %s"
                            .formatted(layerIndex, nOut * directions(), tokens ? "token ids" : nIn));
        }
    }

    @Override
    public ParamInitializer initializer() {
        return RecurrentParameters.INSTANCE;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        InputType.InputTypeRecurrent input = recurrent(inputType);
        return InputType.recurrent(nOut * directions(), input.getTimeSeriesLength(), RNNFormat.NCW);
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        InputType.InputTypeRecurrent input = recurrent(inputType);
        if (!tokens && (nIn <= 0 || override)) {
            nIn = input.getSize();
        }
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return inputType instanceof InputType.InputTypeRecurrent ? null : super.getPreProcessorForInputType(inputType);
    }

    private InputType.InputTypeRecurrent recurrent(InputType inputType) {
        if (inputType instanceof InputType.InputTypeRecurrent input && input.getFormat() != RNNFormat.NWC) {
            return input;
        }
        throw new IllegalStateException("layer %s reads [batch, features, time] (RNNFormat.NCW), but its input is %s"
                .formatted(getLayerName(), inputType));
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        InputType output = getOutputType(-1, inputType);
        long parameters = initializer().numParams(this);
        long time = Math.max(1, recurrent(inputType).getTimeSeriesLength());
        long kept =
                time * directions() * (cellShape().gateColumns() + cell.states().size() * nOut);
        return new LayerMemoryReport.Builder(getLayerName(), Recurrent.class, inputType, output)
                .standardMemory(parameters, getIUpdater().stateSize(parameters))
                .workingMemory(0, kept, 0, kept)
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    protected void initializeConstraints(org.deeplearning4j.nn.conf.layers.Layer.Builder<?> builder) {
        super.initializeConstraints(builder);
        Builder recurrent = (Builder) builder;
        constrain(recurrent.getRecurrentConstraints(), RecurrentParameters.Kind.U);
        constrain(recurrent.getInputWeightConstraints(), RecurrentParameters.Kind.W);
    }

    private void constrain(Iterable<LayerConstraint> requested, RecurrentParameters.Kind kind) {
        if (requested != null) {
            constraints = constraints == null ? new ArrayList<>() : constraints;
            for (LayerConstraint constraint : requested) {
                LayerConstraint copy = constraint.clone();
                copy.setParams(Set.copyOf(RecurrentParameters.keys(this, kind)));
                constraints.add(copy);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recurrent layer
                && super.equals(other)
                && Objects.equals(cell, layer.cell)
                && bidirectional == layer.bidirectional
                && tokens == layer.tokens
                && residual == layer.residual
                && recurrentDropout == layer.recurrentDropout
                && zoneout == layer.zoneout
                && Objects.equals(inputWeightInit, layer.inputWeightInit);
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof Recurrent;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                super.hashCode(), cell, bidirectional, tokens, residual, recurrentDropout, zoneout, inputWeightInit);
    }

    /** Builder of a {@link Recurrent} layer; {@code nIn} and {@code nOut} (units per direction) are inherited. */
    @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
    public static final class Builder extends BaseRecurrentLayer.Builder<Builder> {
        private final Cell cell;
        private boolean bidirectional;
        private boolean tokens;
        private boolean residual;
        private double recurrentDropout;
        private double zoneout;

        public Builder(Cell cell) {
            this.cell = Objects.requireNonNull(cell, "cell");
        }

        /** Sets whether the layer also reads every sequence backward; the output then has 2 * nOut features. */
        public Builder bidirectional(boolean bidirectional) {
            this.bidirectional = bidirectional;
            return this;
        }

        /** Sets whether the input is token ids, [batch, 1, time] or [batch, time]; nIn is then the vocabulary size. */
        public Builder tokens(boolean tokens) {
            this.tokens = tokens;
            return this;
        }

        /** Sets whether the input, before dropout, is added to the output; both must have the same width. */
        public Builder residual(boolean residual) {
            this.residual = residual;
            return this;
        }

        /**
         * Sets the dropout probability of h as input to U in training (unlike {@code dropOut}, the probability of
         * dropping). The same units are dropped at every step of a sequence, others in every batch and direction. c is
         * not dropped.
         *
         * @see <a href="https://arxiv.org/abs/1512.05287">Gal and Ghahramani, 2016</a>
         */
        public Builder recurrentDropout(double share) {
            Require.inRange("recurrent dropout", share, 0, 0.99);
            recurrentDropout = share;
            return this;
        }

        /**
         * Sets the probability that a unit of h or c keeps its value at a step, drawn separately for each; outside
         * training every unit takes the expected value.
         *
         * @see <a href="https://arxiv.org/abs/1606.01305">Krueger et al., 2017</a>
         */
        public Builder zoneout(double share) {
            Require.inRange("zoneout", share, 0, 0.99);
            zoneout = share;
            return this;
        }

        /**
         * Not supported.
         *
         * @throws IllegalArgumentException always: the activations are part of the cell's equations
         */
        @Override
        public Builder activation(IActivation function) {
            throw new IllegalArgumentException(
                    "activation(%s), but the cell of a Recurrent layer has its own; leave it out".formatted(function));
        }

        /** Not supported; see {@link #activation(IActivation)}. */
        @Override
        public Builder activation(Activation function) {
            return activation(function.getActivationFunction());
        }

        /** Accepts only {@code NCW}. */
        @Override
        public Builder dataFormat(RNNFormat format) {
            if (format != RNNFormat.NCW) {
                throw new IllegalArgumentException(
                        "dataFormat = %s, but a Recurrent layer reads [batch, features, time] (NCW)".formatted(format));
            }
            return this;
        }

        @Override
        public Recurrent build() {
            return new Recurrent(this);
        }
    }
}
