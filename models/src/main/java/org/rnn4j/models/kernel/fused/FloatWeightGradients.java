package org.rnn4j.models.kernel.fused;

/**
 * Weight gradients after a backward pass, part by part; see {@link FloatCellWeights#parts}.
 *
 * @param xOffset offset of the vectors that the pass read
 * @param offset offset of this direction in the flat gradients
 */
record FloatWeightGradients(FloatRecurrence pass, int xOffset, int offset, FloatScratch scratch) {

    /** Adds the gradients of one part. */
    void add(int part, float[] gradients) {
        FloatCellWeights weights = pass.weights;
        int hidden = weights.hidden;
        int gate = part / weights.cuts;
        int cut = part % weights.cuts;
        int from = hidden * cut / weights.cuts;
        int wide = hidden * (cut + 1) / weights.cuts - from;
        int column = gate * hidden + from;
        int uOffset = offset + weights.input * weights.gates * hidden;
        int bOffset = uOffset + hidden * weights.gates * hidden;
        addW(gate, from, wide, gradients, offset + column);
        addU(gate, from, wide, gradients, uOffset + column);
        if (pass.norm == null) {
            addRows(pass.z[gate], from, wide, gradients, bOffset + column);
        } else if (cut == 0) {
            int shift = bOffset + gate * hidden;
            pass.norm.addGradients(gate, gradients, bOffset + weights.gainOffset(gate), shift);
        }
        if (gate == weights.gates - 1 && weights.hasRecurrentBias()) {
            addRows(pass.recurrentGradient(gate), from, wide, gradients, bOffset + weights.gates * hidden + from);
        }
    }

    private void addW(int gate, int from, int wide, float[] gradients, int at) {
        if (pass.weights.tokens) {
            for (int t = 0; t < pass.time; t++) {
                pass.projection.addTokenGradient(gate, from, wide, gradients, at, t * pass.batch, pass.active[t]);
            }
        } else {
            int rows = pass.time * pass.batch;
            pass.projection.addVectorGradient(gate, from, wide, xOffset, gradients, at, rows, scratch);
        }
    }

    private void addU(int gate, int from, int wide, float[] gradients, int at) {
        int hidden = pass.hidden;
        int columns = pass.weights.gates * hidden;
        float[] left = pass.recurrentInput(gate);
        float[] right = pass.recurrentGradient(gate);
        int rows = pass.time * pass.batch;
        pass.gemm.addTransposed(
                left, 0, hidden, right, from, hidden, gradients, at, columns, hidden, wide, rows, scratch);
    }

    private void addRows(float[] values, int from, int wide, float[] sums, int at) {
        for (int row = 0; row < pass.time * pass.batch; row++) {
            FloatArrays.add(values, row * pass.hidden + from, sums, at, wide);
        }
    }
}
