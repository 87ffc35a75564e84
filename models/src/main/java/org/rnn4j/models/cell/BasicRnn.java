package org.rnn4j.models.cell;

import java.util.List;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.models.cell.Block.Kind;

/**
 * Basic recurrent cell (Elman network), TensorFlow's {@code BasicRNNCell}.
 *
 * <pre>
 *   h' = tanh(x·W_h + h·U_h + b_h)
 * </pre>
 *
 * <p>Shapes: x [batch, input], h and h' [batch, hidden].
 *
 * @param layerNorm whether the pre-activation is normalized, see {@link Cell}
 * @see <a href="https://doi.org/10.1207/s15516709cog1402_1">Elman, Finding Structure in Time, 1990</a>
 */
public record BasicRnn(
        @Default("false") @Doc("Layer normalization of every gate over the hidden units.")
        boolean layerNorm) implements Cell {
    private static final List<String> GATES = List.of("h");
    private static final List<String> STATES = List.of("h");
    private static final List<Block> PLAIN = Block.of(GATES, Kind.INPUT, Kind.RECURRENT, Kind.BIAS);
    private static final List<Block> NORMALIZED = Block.of(GATES, Kind.INPUT, Kind.RECURRENT, Kind.BIAS, Kind.GAIN);

    /** Creates a cell without layer normalization. */
    public BasicRnn() {
        this(false);
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
        V sum = in.plus(in.input("h"), in.recurrent("h", in.state("h")));
        return List.of(in.tanh(in.normalized("h", sum)));
    }
}
