package org.rnn4j.models.kernel.fused;

import org.rnn4j.models.cell.CellShape;

/**
 * The weights of one direction of one recurrent layer, packed gate by gate for the products that a pass needs; see
 * {@link CellShape} for how they lie in the flat parameters.
 */
public final class FloatCellWeights {
    final FloatGemm gemm;
    final CellShape shape;
    final int input;
    final int hidden;
    final int gates;
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
    private final float[] zeros;

    public FloatCellWeights(FloatGemm gemm, CellShape shape, boolean tokens) {
        this.gemm = gemm;
        this.shape = shape;
        this.tokens = tokens;
        input = shape.inputSize();
        hidden = shape.hiddenSize();
        gates = shape.cell().gates().size();
        w = tokens ? null : packs(input, hidden);
        wTransposed = tokens ? null : packs(hidden, input);
        u = packs(hidden, hidden);
        uTransposed = packs(hidden, hidden);
        bias = new float[shape.bLength() / hidden][hidden];
        firstGain = shape.gainOffset() / hidden;
        zeros = new float[hidden];
    }

    private float[][][] packs(int k, int n) {
        float[][][] packs = new float[gates][][];
        for (int gate = 0; gate < gates; gate++) {
            packs[gate] = gemm.allocate(k, n);
        }
        return packs;
    }

    /** The cell and its sizes. */
    public CellShape shape() {
        return shape;
    }

    /** What a gate's input projection starts from: its bias, or zeros where normalisation adds that as a shift. */
    float[] start(int gate) {
        return shape.cell().layerNorm() ? zeros : bias[gate];
    }

    /** Gain of one gate's normalisation. */
    float[] gain(int gate) {
        return bias[firstGain + gate];
    }

    boolean hasRecurrentBias() {
        return firstGain > gates;
    }

    /** Takes the weights of one gate from the flat parameters; gates may be packed by different threads. */
    public void pack(float[] parameters, int offset, int gate, boolean forBackward) {
        int columns = gates * hidden;
        int uOffset = offset + input * columns;
        if (tokens) {
            table = parameters;
            tableOffset = offset;
        } else {
            gemm.pack(parameters, offset + gate * hidden, columns, false, input, hidden, w[gate]);
            if (forBackward) {
                gemm.pack(parameters, offset + gate * hidden, columns, true, hidden, input, wTransposed[gate]);
            }
        }
        gemm.pack(parameters, uOffset + gate * hidden, columns, false, hidden, hidden, u[gate]);
        if (forBackward) {
            gemm.pack(parameters, uOffset + gate * hidden, columns, true, hidden, hidden, uTransposed[gate]);
        }
        int bOffset = uOffset + hidden * columns;
        System.arraycopy(parameters, bOffset + gate * hidden, bias[gate], 0, hidden);
        if (gate == 0) {
            for (int extra = gates; extra < bias.length; extra++) {
                System.arraycopy(parameters, bOffset + extra * hidden, bias[extra], 0, hidden);
            }
        }
    }

    /** Takes all gates. */
    public void packAll(float[] parameters, int offset, boolean forBackward) {
        for (int gate = 0; gate < gates; gate++) {
            pack(parameters, offset, gate, forBackward);
        }
    }
}
