package org.rnn4j.models.engine;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.kernel.fused.FloatDirectionWeights;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FusedCells;

/** One recurrent layer of a network: the weights of its directions, and how it is regularised. */
public final class FloatLayer {
    final LayerRegularisation settings;
    final List<FloatDirectionWeights> directions = new ArrayList<>();
    final int hidden;
    /** Into which the work on one direction is cut. */
    private final int parts;

    private final int offset;
    private final int parametersOfDirection;

    /**
     * A layer.
     *
     * @param count directions
     * @param tokens whether it reads ids
     * @param offset of its parameters in the flat ones
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

    /** Numbers a step that it gives. */
    int width() {
        return directions.size() * hidden;
    }

    boolean bidirectional() {
        return directions.size() > 1;
    }

    /** One task a part and direction. */
    int tasks() {
        return directions.size() * parts;
    }

    /** Takes one task's weights from the flat parameters. */
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
