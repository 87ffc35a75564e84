package org.rnn4j.models.cell;

import java.util.List;

/**
 * The simple recurrent cell, TensorFlow's {@code BasicRNNCell}.
 *
 * <pre>
 *   h' = tanh(x·W_h + h·U_h + b_h)
 * </pre>
 *
 * <p>Shapes: x [batch, input], h and h' [batch, hidden].
 *
 * @see <a href="https://doi.org/10.1207/s15516709cog1402_1">Elman, Finding Structure in Time, 1990</a>
 */
public record BasicRnn() implements Cell {
    private static final List<String> GATES = List.of("h");
    private static final List<String> STATES = List.of("h");

    @Override
    public List<String> gates() {
        return GATES;
    }

    @Override
    public List<String> states() {
        return STATES;
    }
}
