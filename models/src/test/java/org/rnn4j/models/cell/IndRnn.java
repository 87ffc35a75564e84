package org.rnn4j.models.cell;

import java.util.List;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.models.cell.Block.Kind;

/**
 * A cell as another jar would provide it, with an elementwise recurrence: {@code h' = max(0, x·W_h + b_h + v_h ∘ h)}.
 *
 * @see <a href="https://arxiv.org/abs/1803.04831">Li et al., 2018</a>
 */
public record IndRnn(
        @Default("false") @Doc("Layer normalization of every gate over the hidden units.")
        boolean layerNorm,

        @Default("false") @Doc("The activation is tanh(z), not max(0, z).")
        boolean tanh)
        implements Cell {
    private static final List<String> GATES = List.of("h");

    public IndRnn() {
        this(false);
    }

    public IndRnn(boolean layerNorm) {
        this(layerNorm, false);
    }

    @Override
    public List<String> states() {
        return GATES;
    }

    @Override
    public List<Block> blocks() {
        return layerNorm
                ? Block.of(GATES, Kind.INPUT, Kind.BIAS, Kind.DIAGONAL, Kind.GAIN)
                : Block.of(GATES, Kind.INPUT, Kind.BIAS, Kind.DIAGONAL);
    }

    @Override
    public <V> List<V> step(Step<V> in) {
        V past = in.times(in.vector("v_h"), in.dropped(in.state("h")));
        V z = in.normalized("h", in.plus(in.input("h"), past));
        return List.of(tanh ? in.tanh(z) : in.relu(z));
    }
}
