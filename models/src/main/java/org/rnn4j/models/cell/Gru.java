package org.rnn4j.models.cell;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.models.cell.Block.Kind;

/**
 * Gated recurrent unit, in two variants that differ in the position of the reset gate.
 *
 * <pre>
 *   r = σ(z_r)   u = σ(z_u)   with z_k = x·W_k + h·U_k + b_k
 *   reset before: n = tanh(x·W_n + (r ∘ h)·U_n + b_n)          TensorFlow's GRUCell
 *   reset after:  n = tanh(x·W_n + b_n + r ∘ (h·U_n + bU_n))    cuDNN, PyTorch, Keras
 *   h' = u ∘ h + (1 − u) ∘ n
 * </pre>
 *
 * <p>Shapes: x [batch, input], h and h' [batch, hidden].
 *
 * @param resetAfter whether the reset gate acts after the recurrent product
 * @param layerNorm whether the pre-activation of every gate is normalized, see {@link Cell}
 * @see <a href="https://arxiv.org/abs/1406.1078">Cho et al., 2014</a>
 */
public record Gru(
        @Default("true")
        @Doc("Apply the reset gate after the recurrent product (cuDNN, PyTorch, Keras), not before it (TensorFlow).")
        boolean resetAfter,

        @Default("false") @Doc("Layer normalization of every gate over the hidden units.")
        boolean layerNorm)
        implements Cell {
    private static final List<String> GATES = List.of("r", "u", "n");
    private static final List<String> STATES = List.of("h");
    private static final List<String> RECURRENT_BIAS = List.of("n");

    /** Creates the variant of cuDNN, PyTorch and Keras. */
    public Gru() {
        this(true);
    }

    /** Creates a cell without layer normalization. */
    public Gru(boolean resetAfter) {
        this(resetAfter, false);
    }

    @Override
    public List<String> states() {
        return STATES;
    }

    @Override
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(Block.of(GATES, Kind.INPUT, Kind.RECURRENT, Kind.BIAS));
        if (resetAfter) {
            blocks.addAll(Block.of(RECURRENT_BIAS, Kind.RECURRENT_BIAS));
        }
        if (layerNorm) {
            blocks.addAll(Block.of(GATES, Kind.GAIN));
        }
        return blocks;
    }

    @Override
    public <V> List<V> step(Step<V> in) {
        V h = in.state("h");
        V r = in.sigmoid(gate(in, "r", h));
        V u = in.sigmoid(gate(in, "u", h));
        V past = resetAfter
                ? in.times(r, in.plus(in.recurrent("n", h), in.vector("bU_n")))
                : in.recurrent("n", in.times(r, h));
        V n = in.tanh(in.normalized("n", in.plus(in.input("n"), past)));
        return List.of(in.plus(in.times(u, in.minus(h, n)), n));
    }

    private static <V> V gate(Step<V> in, String gate, V h) {
        return in.normalized(gate, in.plus(in.input(gate), in.recurrent(gate, h)));
    }
}
