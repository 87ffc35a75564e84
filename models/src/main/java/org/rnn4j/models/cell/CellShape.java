package org.rnn4j.models.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rnn4j.core.error.Require;

/**
 * A cell with its sizes, and where its parameters lie. Every kernel relies on this layout.
 *
 * <p>One direction of a layer owns one contiguous vector: block W [input, gates * hidden], then block U
 * [hidden, gates * hidden], then block b [gates * hidden], all row-major; gate k of {@link Cell#gates} has the columns
 * {@code k * hidden} up to {@code (k + 1) * hidden} of each. Block b goes on with [hidden] values for each of
 * {@link Cell#gatesWithRecurrentBias}, then for each of {@link Cell#gatesWithGain}. A bidirectional layer has the vector of the forward direction, then that of the
 * backward direction.
 *
 * @param cell the equations
 * @param inputSize features of x, or the vocabulary's size where x is a token
 * @param hiddenSize units
 */
public record CellShape(Cell cell, int inputSize, int hiddenSize) {

    /** The three arrays that hold a cell's parameters. */
    public enum Block {
        W,
        U,
        B
    }

    /** Columns {@code from} (inclusive) to {@code to} (exclusive) of a block. */
    public record Columns(Block block, int from, int to) {}

    public CellShape {
        Objects.requireNonNull(cell, "cell");
        Require.inRange("input size", inputSize, 1, Integer.MAX_VALUE);
        Require.inRange("hidden size", hiddenSize, 1, 1 << 20);
    }

    /** Columns of W and U: gates * hidden. */
    public int gateColumns() {
        return cell.gates().size() * hiddenSize;
    }

    /** Values of block W. */
    public long wLength() {
        return (long) inputSize * gateColumns();
    }

    /** Values of block U. */
    public long uLength() {
        return (long) hiddenSize * gateColumns();
    }

    /** Values of block b, recurrent biases and gains included. */
    public int bLength() {
        return gainOffset() + cell.gatesWithGain().size() * hiddenSize;
    }

    /** Where the gains start in block b. */
    public int gainOffset() {
        return gateColumns() + cell.gatesWithRecurrentBias().size() * hiddenSize;
    }

    /** Values of one direction. */
    public long parameterCount() {
        return wLength() + uLength() + bLength();
    }

    /** The equations' names of all parameters: W_k of every gate, U_k, b_k, bU_k, g_k; only W_k and U_k are matrices. */
    public List<String> parameterNames() {
        List<String> names = new ArrayList<>();
        for (String kind : List.of("W_", "U_", "b_")) {
            cell.gates().forEach(gate -> names.add(kind + gate));
        }
        cell.gatesWithRecurrentBias().forEach(gate -> names.add("bU_" + gate));
        cell.gatesWithGain().forEach(gate -> names.add("g_" + gate));
        return List.copyOf(names);
    }

    /**
     * Where a parameter of {@link #parameterNames} lies.
     *
     * @throws IllegalArgumentException if the cell has no parameter of that name
     */
    public Columns columns(String parameter) {
        int underscore = parameter.indexOf('_');
        String gate = parameter.substring(underscore + 1);
        int index = cell.gates().indexOf(gate);
        int gain = cell.gatesWithGain().indexOf(gate);
        int recurrent = cell.gatesWithRecurrentBias().indexOf(gate);
        String kind = parameter.substring(0, Math.max(0, underscore));
        if (index >= 0 && kind.equals("W")) {
            return gateColumns(Block.W, index);
        }
        if (index >= 0 && kind.equals("U")) {
            return gateColumns(Block.U, index);
        }
        if (index >= 0 && kind.equals("b")) {
            return gateColumns(Block.B, index);
        }
        if (recurrent >= 0 && kind.equals("bU")) {
            return gateColumns(Block.B, cell.gates().size() + recurrent);
        }
        if (gain >= 0 && kind.equals("g")) {
            return gateColumns(
                    Block.B, cell.gates().size() + cell.gatesWithRecurrentBias().size() + gain);
        }
        throw new IllegalArgumentException(
                "%s has no parameter %s; it has %s".formatted(cell, parameter, parameterNames()));
    }

    private Columns gateColumns(Block block, int gate) {
        return new Columns(block, gate * hiddenSize, (gate + 1) * hiddenSize);
    }
}
