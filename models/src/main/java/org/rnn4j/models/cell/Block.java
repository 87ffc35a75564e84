package org.rnn4j.models.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * One block of a cell's parameters: what one gate learns of one kind. Named {@code W_i}, {@code U_f}, {@code v_h} and so on.
 *
 * @param kind its form and its role in the equations
 * @param gate that it belongs to
 */
public record Block(Kind kind, String gate) {

    /** The forms that a block may have, in the order in which a cell lists them. */
    public enum Kind {
        /** W_k [input, hidden], multiplied with x. */
        INPUT("W"),
        /** U_k [hidden, hidden], multiplied with h. */
        RECURRENT("U"),
        /** b_k [hidden], added to x·W_k; with layer normalisation the shift. */
        BIAS("b"),
        /** bU_k [hidden], added to h·U_k before anything else happens to it. */
        RECURRENT_BIAS("bU"),
        /** v_k [hidden], multiplied with h element by element: a recurrence without a matrix. */
        DIAGONAL("v"),
        /** g_k [hidden], the gain of layer normalisation. */
        GAIN("g");

        private final String symbol;

        Kind(String symbol) {
            this.symbol = symbol;
        }
    }

    /** The name in the equations. */
    public String name() {
        return kind.symbol + "_" + gate;
    }

    /** Blocks of each kind for each gate, kind by kind. */
    public static List<Block> of(List<String> gates, Kind... kinds) {
        List<Block> blocks = new ArrayList<>();
        for (Kind kind : kinds) {
            gates.forEach(gate -> blocks.add(new Block(kind, gate)));
        }
        return List.copyOf(blocks);
    }
}
