package org.rnn4j.models.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * One parameter of a cell: the parameter of a given kind of one gate. Named {@code W_i}, {@code U_f}, {@code v_h} and
 * so on.
 *
 * @param kind its shape and its role in the equations
 * @param gate the gate it belongs to
 */
public record Block(Kind kind, String gate) {

    /** The kinds of blocks, in the order in which a cell lists them. */
    public enum Kind {
        /** W_k [input, hidden], multiplied with x. */
        INPUT("W"),
        /** U_k [hidden, hidden], multiplied with h. */
        RECURRENT("U"),
        /** b_k [hidden], added to x·W_k; the shift if the cell has layer normalization. */
        BIAS("b"),
        /** bU_k [hidden], added to h·U_k before any other operation. */
        RECURRENT_BIAS("bU"),
        /** v_k [hidden], multiplied elementwise with h: a recurrence without a matrix. */
        DIAGONAL("v"),
        /** g_k [hidden], the gain of layer normalization. */
        GAIN("g");

        private final String symbol;

        Kind(String symbol) {
            this.symbol = symbol;
        }
    }

    /** Name in the equations. */
    public String name() {
        return kind.symbol + "_" + gate;
    }

    /** One block of each kind for each gate, ordered by kind. */
    public static List<Block> of(List<String> gates, Kind... kinds) {
        List<Block> blocks = new ArrayList<>();
        for (Kind kind : kinds) {
            gates.forEach(gate -> blocks.add(new Block(kind, gate)));
        }
        return List.copyOf(blocks);
    }
}
