package org.rnn4j.models.cell;

import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;

/**
 * Gated recurrent unit, in two variants that differ in where the reset gate acts.
 *
 * <pre>
 *   r = σ(z_r)      u = σ(z_u)      with z_k = x·W_k + h·U_k + b_k
 *   reset before: n = tanh(x·W_n + (r ∘ h)·U_n + b_n)              TensorFlow's GRUCell
 *   reset after:  n = tanh(x·W_n + b_n + r ∘ (h·U_n + bU_n))       cuDNN, PyTorch, Keras
 *   h' = u ∘ h + (1 − u) ∘ n
 * </pre>
 *
 * <p>Shapes: x [batch, input], h and h' [batch, hidden].
 *
 * @param resetAfter whether the reset gate acts after the recurrent product
 * @param layerNorm whether the pre-activation of every gate is normalised, see {@link Cell}
 * @see <a href="https://arxiv.org/abs/1406.1078">Cho et al., 2014</a>
 */
public record Gru(
        @JsonProperty("resetAfter")
        @Default("true")
        @Doc("The reset gate acts after the recurrent product (cuDNN, PyTorch, Keras), not before it (TensorFlow).")
        boolean resetAfter,

        @JsonProperty("layerNorm") @Default("false") @Doc("Every gate is normalised over the hidden units.")
        boolean layerNorm)
        implements Cell {
    private static final List<String> GATES = List.of("r", "u", "n");
    private static final List<String> STATES = List.of("h");
    private static final List<String> RECURRENT_BIAS = List.of("n");

    @JsonCreator
    public Gru {}

    /** Without layer normalisation. */
    public Gru(boolean resetAfter) {
        this(resetAfter, false);
    }

    @Override
    public List<String> gates() {
        return GATES;
    }

    @Override
    public List<String> states() {
        return STATES;
    }

    @Override
    public List<String> gatesWithRecurrentBias() {
        return resetAfter ? RECURRENT_BIAS : List.of();
    }
}
