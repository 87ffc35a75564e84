package org.rnn4j.models.kernel;

import java.util.Arrays;
import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.cell.CellShape;

/**
 * Parameters of one direction of a layer, or a gradient of the same shape. The arrays are usually views of a network's
 * flat vector and are never copied, so writes go through.
 *
 * @param shape the cell and its sizes; maps parameters to columns
 * @param w [input, gates * hidden], row-major
 * @param u [hidden, n * hidden], row-major; null if the cell has no recurrent matrix
 * @param b all vectors concatenated, hidden values each
 */
public record Weights(CellShape shape, INDArray w, INDArray u, INDArray b) {

    public Weights {
        Objects.requireNonNull(shape, "shape");
        requireShape("W", w, shape.inputSize(), shape.gateColumns());
        if (shape.recurrentColumns() > 0) {
            requireShape("U", u, shape.hiddenSize(), shape.recurrentColumns());
        }
        requireShape("b", b, shape.bLength());
    }

    /** Views of a vector of {@link CellShape#parameterCount} values, in the order W, U, b. */
    public static Weights viewsOf(INDArray flat, CellShape shape) {
        long w = shape.wLength();
        long u = shape.uLength();
        INDArray vector = flat.reshape(flat.length());
        return new Weights(
                shape,
                Views.range(vector, 0, 0, w).reshape('c', shape.inputSize(), shape.gateColumns()),
                u == 0
                        ? null
                        : Views.range(vector, 0, w, w + u).reshape('c', shape.hiddenSize(), shape.recurrentColumns()),
                Views.range(vector, 0, w + u, w + u + shape.bLength()));
    }

    /** Zeros, allocated outside any workspace. */
    public static Weights zeros(CellShape shape, DataType type) {
        return Detached.compute(() -> viewsOf(Nd4j.zeros(type, shape.parameterCount()), shape));
    }

    /**
     * View of a parameter by its name in the equations: W_k [input, hidden], U_k [hidden, hidden], otherwise [hidden].
     */
    public INDArray get(String parameter) {
        CellShape.Columns columns = shape.columns(parameter);
        return switch (columns.array()) {
            case W -> Views.columns(w, columns.from(), columns.to());
            case U -> Views.columns(u, columns.from(), columns.to());
            case B -> Views.range(b, 0, columns.from(), columns.to());
        };
    }

    private static void requireShape(String name, INDArray array, long... shape) {
        boolean rowMajor = array.ordering() == 'c' || array.rank() == 1 || array.length() == 1;
        if (!Arrays.equals(array.shape(), shape) || !rowMajor || array.elementWiseStride() != 1) {
            throw new IllegalArgumentException("%s is %s in '%s' order, but must be %s, row-major and contiguous"
                    .formatted(name, Arrays.toString(array.shape()), array.ordering(), Arrays.toString(shape)));
        }
    }
}
