package org.rnn4j.models.cell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.core.error.Require;

/**
 * A cell with its sizes, and where its parameters lie. Every kernel relies on this layout.
 *
 * <p>One direction of a layer owns one contiguous vector of up to three arrays, row-major: W [input, gates * hidden] with the
 * cell's {@link Block.Kind#INPUT} blocks side by side, U [hidden, n * hidden] with its {@link Block.Kind#RECURRENT} blocks
 * side by side (no U where it has none), and b with all its vectors, [hidden] each, one after the other; always in the order
 * of {@link Cell#blocks}. A bidirectional layer has the vector of the forward direction, then that of the backward direction.
 *
 * @param cell the equations
 * @param inputSize features of x, or the vocabulary's size where x is a token
 * @param hiddenSize units
 */
public record CellShape(Cell cell, int inputSize, int hiddenSize) {

    /** The arrays that hold a cell's parameters. */
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

    /** Columns of W: gates * hidden. */
    public int gateColumns() {
        return columns(Array.W);
    }

    /** Columns of U: hidden for every gate with a recurrent matrix; 0 = there is no U. */
    public int recurrentColumns() {
        return columns(Array.U);
    }

    /** Values of array W. */
    public long wLength() {
        return (long) inputSize * gateColumns();
    }

    /** Values of array U. */
    public long uLength() {
        return (long) hiddenSize * recurrentColumns();
    }

    /** Values of array b: all vectors. */
    public int bLength() {
        return columns(Array.B);
    }

    /** Values of one direction. */
    public long parameterCount() {
        return wLength() + uLength() + bLength();
    }

    /** Whether a gate has a block of a kind. */
    public boolean has(Block.Kind kind, String gate) {
        return cell.blocks().contains(new Block(kind, gate));
    }

    /** The equations' names of all parameters, in the order of {@link Cell#blocks}. */
    public List<String> parameterNames() {
        return cell.blocks().stream().map(Block::name).toList();
    }

    /**
     * Where a parameter of {@link #parameterNames} lies.
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
                "%s has no parameter %s; it has %s".formatted(cell, parameter, parameterNames()));
    }
}
