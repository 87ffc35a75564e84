package org.rnn4j.models.cell;

import java.util.List;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.models.cell.Block.Kind;

/**
 * Long short-term memory without peepholes, TensorFlow's {@code BasicLSTMCell}.
 *
 * <pre>
 *   i = σ(z_i)   g = tanh(z_g)   f = σ(z_f + forgetBias)   o = σ(z_o)
 *   c' = f ∘ c + i ∘ g          h' = o ∘ tanh(c')
 *   with z_k = x·W_k + h·U_k + b_k
 * </pre>
 *
 * <p>Shapes: x [batch, input], h, c, h' and c' [batch, hidden]. The gates are in TensorFlow's order (where they are
 * called i, j, f, o), which differs from cuDNN and DL4J's own LSTM.
 *
 * @param forgetBias constant added to the forget gate before its sigmoid, so that an untrained cell remembers; not a
 *     trained parameter
 * @param layerNorm whether the pre-activation of every gate is normalized, see {@link Cell}
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber, 1997</a>
 * @see <a href="https://arxiv.org/abs/1409.2329">Zaremba et al., 2014, the source of this variant</a>
 */
public record Lstm(
        @Default("1.0") @Range(min = -100, max = 100) @Doc("Added to the forget gate before its sigmoid.")
        double forgetBias,

        @Default("false") @Doc("Layer normalization of every gate over the hidden units.")
        boolean layerNorm)
        implements Cell {
    private static final List<String> GATES = List.of("i", "g", "f", "o");
    private static final List<String> STATES = List.of("h", "c");
    private static final List<Block> PLAIN = Block.of(GATES, Kind.INPUT, Kind.RECURRENT, Kind.BIAS);
    private static final List<Block> NORMALIZED = Block.of(GATES, Kind.INPUT, Kind.RECURRENT, Kind.BIAS, Kind.GAIN);

    public Lstm {
        Ranges.require("model", Lstm.class, forgetBias, layerNorm);
    }

    /** Creates a cell without layer normalization. */
    public Lstm(double forgetBias) {
        this(forgetBias, false);
    }

    /** Creates a cell with TensorFlow's default forget bias of 1. */
    public Lstm() {
        this(1.0);
    }

    @Override
    public List<String> states() {
        return STATES;
    }

    @Override
    public List<Block> blocks() {
        return layerNorm ? NORMALIZED : PLAIN;
    }

    @Override
    public <V> List<V> step(Step<V> in) {
        V i = in.sigmoid(gate(in, "i"));
        V g = in.tanh(gate(in, "g"));
        V f = in.sigmoid(in.plus(gate(in, "f"), forgetBias));
        V o = in.sigmoid(gate(in, "o"));
        V c = in.plus(in.times(f, in.state("c")), in.times(i, g));
        return List.of(in.times(o, in.tanh(c)), c);
    }

    private static <V> V gate(Step<V> in, String gate) {
        return in.normalized(gate, in.plus(in.input(gate), in.recurrent(gate, in.state("h"))));
    }
}
