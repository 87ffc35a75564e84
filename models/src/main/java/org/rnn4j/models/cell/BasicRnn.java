package org.rnn4j.models.cell;

import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;

/**
 * The simple recurrent cell, TensorFlow's {@code BasicRNNCell}.
 *
 * <pre>
 *   h' = tanh(x·W_h + h·U_h + b_h)
 * </pre>
 *
 * <p>Shapes: x [batch, input], h and h' [batch, hidden].
 *
 * @param layerNorm whether the pre-activation is normalised, see {@link Cell}
 * @see <a href="https://doi.org/10.1207/s15516709cog1402_1">Elman, Finding Structure in Time, 1990</a>
 */
public record BasicRnn(
        @JsonProperty("layerNorm") @Default("false") @Doc("Every gate is normalised over the hidden units.")
        boolean layerNorm)
        implements Cell {
    private static final List<String> GATES = List.of("h");
    private static final List<String> STATES = List.of("h");

    @JsonCreator
    public BasicRnn {}

    /** Without layer normalisation. */
    public BasicRnn() {
        this(false);
    }

    @Override
    public List<String> gates() {
        return GATES;
    }

    @Override
    public List<String> states() {
        return STATES;
    }
}
