package org.rnn4j.models.kernel.fused;

/**
 * Gradients of the weights after a pass has run back, gate by gate.
 *
 * @param xOffset first element of the vectors that the pass read
 * @param offset first of the flat gradients of this direction
 */
record FloatWeightGradients(FloatRecurrence pass, int xOffset, int offset, FloatScratch scratch) {

    /** Adds those of one gate. */
    void add(int gate, float[] gradients) {
        FloatCellWeights weights = pass.weights;
        int hidden = weights.hidden;
        int column = gate * hidden;
        int uOffset = offset + weights.input * weights.gates * hidden;
        int bOffset = uOffset + hidden * weights.gates * hidden;
        addW(gate, gradients, offset + column);
        addU(gate, gradients, uOffset + column);
        if (pass.norm == null) {
            addRows(pass.z[gate], gradients, bOffset + column);
        } else {
            pass.norm.addGradients(gate, gradients, bOffset + weights.shape.gainOffset() + column, bOffset + column);
        }
        if (gate == weights.gates - 1 && weights.hasRecurrentBias()) {
            addRows(pass.recurrentGradient(gate), gradients, bOffset + weights.gates * hidden);
        }
    }

    private void addW(int gate, float[] gradients, int at) {
        if (pass.weights.tokens) {
            for (int t = 0; t < pass.time; t++) {
                pass.projection.addTokenGradient(gate, gradients, at, t * pass.batch, pass.active[t]);
            }
        } else {
            pass.projection.addVectorGradient(gate, xOffset, gradients, at, pass.time * pass.batch, scratch);
        }
    }

    private void addU(int gate, float[] gradients, int at) {
        int hidden = pass.hidden;
        int columns = pass.weights.gates * hidden;
        float[] left = pass.recurrentInput(gate);
        float[] right = pass.recurrentGradient(gate);
        int rows = pass.time * pass.batch;
        pass.gemm.addTransposed(
                left, 0, hidden, right, 0, hidden, gradients, at, columns, hidden, hidden, rows, scratch);
    }

    private void addRows(float[] values, float[] sums, int at) {
        for (int row = 0; row < pass.time * pass.batch; row++) {
            FloatRecurrence.add(values, row * pass.hidden, sums, at, pass.hidden);
        }
    }
}
