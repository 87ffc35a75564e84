package org.rnn4j.models.kernel.fused;

import java.util.function.Function;
import org.rnn4j.models.cell.CellShape;

/**
 * Weights of one direction of a recurrent layer, packed gate by gate for the matrix products of a pass; {@link
 * CellShape} documents the layout of the flat parameters.
 */
public final class FloatCellWeights implements FloatDirectionWeights {
    /** U, W and their transposes, which are packed separately. */
    private static final int MATRICES = 4;

    final FloatGemm gemm;
    final CellShape shape;
    final int input;
    final int hidden;
    final int gates;
    /**
     * Number of parts per gate; more than one for a cell with a single gate, so that threads do not run out of work.
     */
    final int cuts;
    /** Whether the input is ids that select rows of W. */
    final boolean tokens;
    /** Array with the rows of W by token, and their offset: W is not packed for token input. */
    float[] table;

    int tableOffset;

    final float[][][] w;
    final float[][][] wTransposed;
    final float[][][] u;
    final float[][][] uTransposed;
    /** One array of {@code hidden} values per vector in the bias block, gains included. */
    final float[][] bias;

    private final int firstGain;
    private final Function<FloatCellWeights, FloatRecurrence> pass;
    private final float[] zeros;

    /**
     * Creates unpacked weights of a cell whose gates all have a recurrent matrix.
     *
     * @param tokens whether the input is ids that select rows of W
     * @param pass creates a recurrence of the cell
     */
    public FloatCellWeights(
            FloatGemm gemm, CellShape shape, boolean tokens, Function<FloatCellWeights, FloatRecurrence> pass) {
        if (shape.recurrentColumns() != shape.gateColumns()) {
            throw new IllegalArgumentException(
                    "every gate needs a recurrent matrix, but a gate of %s has none".formatted(shape.cell()));
        }
        this.pass = pass;
        this.gemm = gemm;
        this.shape = shape;
        this.tokens = tokens;
        input = shape.inputSize();
        hidden = shape.hiddenSize();
        gates = shape.cell().gates().size();
        cuts = gates == 1 ? MATRICES : 1;
        w = tokens ? null : packs(input, hidden);
        wTransposed = tokens ? null : packs(hidden, input);
        u = packs(hidden, hidden);
        uTransposed = packs(hidden, hidden);
        bias = new float[shape.bLength() / hidden][hidden];
        firstGain = bias.length - (shape.cell().layerNorm() ? gates : 0);
        zeros = new float[hidden];
    }

    private float[][][] packs(int k, int n) {
        float[][][] packs = new float[gates][][];
        for (int gate = 0; gate < gates; gate++) {
            packs[gate] = gemm.allocate(k, n);
        }
        return packs;
    }

    /** Initial value of a gate's input projection: its bias, or zeros if layer normalization adds the bias later. */
    float[] start(int gate) {
        return shape.cell().layerNorm() ? zeros : bias[gate];
    }

    /** Layer normalization gain of a gate. */
    float[] gain(int gate) {
        return bias[firstGain + gate];
    }

    /** Offset of a gate's gain in array b. */
    int gainOffset(int gate) {
        return (firstGain + gate) * hidden;
    }

    boolean hasRecurrentBias() {
        return firstGain > gates;
    }

    @Override
    public FloatRecurrence newPass() {
        return pass.apply(this);
    }

    @Override
    public int parts() {
        return gates * cuts;
    }

    @Override
    public void packPart(float[] parameters, int offset, int part, boolean forBackward) {
        int gate = part / cuts;
        int first = part % cuts;
        for (int matrix = first; matrix < MATRICES; matrix += cuts) {
            packMatrix(parameters, offset, gate, matrix, forBackward);
        }
        if (first > 0) {
            return;
        }
        int bOffset = offset + (input + hidden) * gates * hidden;
        System.arraycopy(parameters, bOffset + gate * hidden, bias[gate], 0, hidden);
        if (gate == 0) {
            table = parameters;
            tableOffset = offset;
            for (int extra = gates; extra < bias.length; extra++) {
                System.arraycopy(parameters, bOffset + extra * hidden, bias[extra], 0, hidden);
            }
        }
    }

    private void packMatrix(float[] parameters, int offset, int gate, int matrix, boolean forBackward) {
        int columns = gates * hidden;
        int at = offset + gate * hidden;
        int uAt = at + input * columns;
        boolean transposed = matrix % 2 == 1;
        if (transposed && !forBackward) {
            return;
        }
        if (matrix < 2) {
            float[][] packed = transposed ? uTransposed[gate] : u[gate];
            gemm.pack(parameters, uAt, columns, transposed, hidden, hidden, packed);
        } else if (!tokens) {
            int k = transposed ? hidden : input;
            int n = transposed ? input : hidden;
            gemm.pack(parameters, at, columns, transposed, k, n, transposed ? wTransposed[gate] : w[gate]);
        }
    }

    /** Packs all parts. */
    public void packAll(float[] parameters, int offset, boolean forBackward) {
        for (int part = 0; part < parts(); part++) {
            packPart(parameters, offset, part, forBackward);
        }
    }
}
