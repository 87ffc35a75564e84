package org.rnn4j.models.kernel.fused;

import java.util.function.Function;
import org.rnn4j.models.cell.CellShape;

/**
 * The weights of one direction of one recurrent layer, packed gate by gate for the products that a pass needs; see
 * {@link CellShape} for how they lie in the flat parameters.
 */
public final class FloatCellWeights implements FloatDirectionWeights {
    /** U, W and the transpose of each, which are packed apart. */
    private static final int MATRICES = 4;

    final FloatGemm gemm;
    final CellShape shape;
    final int input;
    final int hidden;
    final int gates;
    /** Parts of a gate: one, but more where a cell of one gate would leave threads without work. */
    final int cuts;
    /** Whether the input is ids that pick rows of W. */
    final boolean tokens;
    /** Rows of W by token, and where they start: W is not packed for token inputs. */
    float[] table;

    int tableOffset;

    final float[][][] w;
    final float[][][] wTransposed;
    final float[][][] u;
    final float[][][] uTransposed;
    /** One array of {@code hidden} for each {@code hidden} of the bias block, gains included. */
    final float[][] bias;

    private final int firstGain;
    private final Function<FloatCellWeights, FloatRecurrence> pass;
    private final float[] zeros;

    /**
     * Weights of a cell of which every gate has a recurrent matrix.
     *
     * @param tokens whether the input is ids that pick rows of W
     * @param pass makes the recurrence of the cell
     */
    public FloatCellWeights(
            FloatGemm gemm, CellShape shape, boolean tokens, Function<FloatCellWeights, FloatRecurrence> pass) {
        if (shape.recurrentColumns() != shape.gateColumns()) {
            throw new IllegalArgumentException("a gate of %s has no recurrent matrix".formatted(shape.cell()));
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

    /** What a gate's input projection starts from: its bias, or zeros where normalisation adds that as a shift. */
    float[] start(int gate) {
        return shape.cell().layerNorm() ? zeros : bias[gate];
    }

    /** Gain of one gate's normalisation. */
    float[] gain(int gate) {
        return bias[firstGain + gate];
    }

    /** First value of a gate's gain in array b. */
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

    /** Takes all parts. */
    public void packAll(float[] parameters, int offset, boolean forBackward) {
        for (int part = 0; part < parts(); part++) {
            packPart(parameters, offset, part, forBackward);
        }
    }
}
