package org.rnn4j.models.cell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.core.error.Require;

/**
 * A cell with its sizes and the memory layout of its parameters. All kernels rely on this layout.
 *
 * <p>One direction of a layer owns one contiguous vector with up to three arrays, row-major: W [input, gates * hidden]
 * with the cell's {@link Block.Kind#INPUT} blocks side by side, U [hidden, n * hidden] with its {@link
 * Block.Kind#RECURRENT} blocks side by side (absent if there are none), and b with all vectors, [hidden] each,
 * concatenated; always in the order of {@link Cell#blocks}. A bidirectional layer has the vector of the forward
 * direction followed by that of the backward direction.
 *
 * @param cell the equations
 * @param inputSize number of features of x, or the vocabulary size for token input
 * @param hiddenSize number of units
 */
public record CellShape(Cell cell, int inputSize, int hiddenSize) {

    /** The arrays that hold the parameters of a cell. */
    public enum Array {
        W,
        U,
        B;

        static Array of(Block.Kind kind) {
            return switch (kind) {
                case INPUT -> W;
                case RECURRENT -> U;
                case BIAS, RECURRENT_BIAS, DIAGONAL, GAIN -> B;
            };
        }
    }

    /** Columns {@code from} (inclusive) to {@code to} (exclusive) of an array. */
    public record Columns(Array array, int from, int to) {}

    public CellShape {
        Objects.requireNonNull(cell, "cell");
        Require.inRange("input size", inputSize, 1, Integer.MAX_VALUE);
        Require.inRange("hidden size", hiddenSize, 1, 1 << 20);
    }

    private int columns(Array array) {
        return hiddenSize
                * (int) cell.blocks().stream()
                        .filter(block -> Array.of(block.kind()) == array)
                        .count();
    }

    /** Number of columns of W: gates * hidden. */
    public int gateColumns() {
        return columns(Array.W);
    }

    /** Number of columns of U: hidden for every gate with a recurrent matrix; 0 if there is no U. */
    public int recurrentColumns() {
        return columns(Array.U);
    }

    /** Number of values in array W. */
    public long wLength() {
        return (long) inputSize * gateColumns();
    }

    /** Number of values in array U. */
    public long uLength() {
        return (long) hiddenSize * recurrentColumns();
    }

    /** Number of values in array b: all vectors. */
    public int bLength() {
        return columns(Array.B);
    }

    /** Number of parameters of one direction. */
    public long parameterCount() {
        return wLength() + uLength() + bLength();
    }

    /** Whether a gate has a block of the given kind. */
    public boolean has(Block.Kind kind, String gate) {
        return cell.blocks().contains(new Block(kind, gate));
    }

    /** Names of all parameters in the equations, in the order of {@link Cell#blocks}. */
    public List<String> parameterNames() {
        return cell.blocks().stream().map(Block::name).toList();
    }

    /**
     * Location of a parameter in {@link #parameterNames}.
     *
     * @throws IllegalArgumentException if the cell has no parameter of that name
     */
    public Columns columns(String parameter) {
        Map<Array, Integer> next = new EnumMap<>(Array.class);
        for (Block block : cell.blocks()) {
            Array array = Array.of(block.kind());
            int from = next.getOrDefault(array, 0);
            next.put(array, from + hiddenSize);
            if (block.name().equals(parameter)) {
                return new Columns(array, from, from + hiddenSize);
            }
        }
        throw new IllegalArgumentException(
                "%s has no parameter %s, but has %s".formatted(cell, parameter, parameterNames()));
    }
}
