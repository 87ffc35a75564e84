package org.rnn4j.models.engine;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.kernel.fused.FloatDirectionWeights;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FusedCells;

/** A recurrent layer: the weights of each direction, and its regularisation. */
public final class FloatLayer {
    final LayerRegularisation settings;
    final List<FloatDirectionWeights> directions = new ArrayList<>();
    final int hidden;
    /** Number of tasks per direction. */
    private final int parts;

    private final int offset;
    private final int parametersOfDirection;

    /**
     * Creates a layer.
     *
     * @param count number of directions, 1 or 2
     * @param tokens whether it reads token ids
     * @param offset offset of its parameters in the flat parameters
     */
    public FloatLayer(
            CellShape shape, int count, boolean tokens, LayerRegularisation settings, FloatGemm gemm, int offset) {
        this.offset = offset;
        this.settings = settings;
        hidden = shape.hiddenSize();
        parametersOfDirection = (int) shape.parameterCount();
        for (int d = 0; d < count; d++) {
            directions.add(FusedCells.weights(gemm, shape, tokens));
        }
        parts = directions.get(0).parts();
    }

    /** Output features per time step. */
    int width() {
        return directions.size() * hidden;
    }

    boolean bidirectional() {
        return directions.size() > 1;
    }

    /** Number of tasks of both directions. */
    int tasks() {
        return directions.size() * parts;
    }

    /** Packs one task's weights from the flat parameters. */
    void pack(int task, float[] parameters, boolean forBackward) {
        int direction = task / parts;
        directions.get(direction).packPart(parameters, offset(direction), task % parts, forBackward);
    }

    int offset(int direction) {
        return offset + direction * parametersOfDirection;
    }

    int direction(int task) {
        return task / parts;
    }

    int part(int task) {
        return task % parts;
    }
}
