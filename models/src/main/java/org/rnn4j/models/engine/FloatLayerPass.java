package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatDirection;
import org.rnn4j.models.kernel.fused.FloatDirectionWeights;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Forward and backward pass of a recurrent layer over one chunk, in one or two directions. The backward direction reads
 * reversed copies of the inputs; its outputs are reversed back and concatenated to those of the forward direction,
 * {@code [time * batch, 2 * hidden]}.
 */
final class FloatLayerPass {
    final FloatLayer layer;
    final FloatDirection[] directions;
    private final FloatStateNoise[] noise;
    private final FloatReversal reversal = new FloatReversal();
    private final int hidden;
    private final int width;
    private int rows;

    private float[] reversed = new float[0];
    private float[] both = new float[0];
    private float[] half = new float[0];
    private float[] reversedHalf = new float[0];

    FloatLayerPass(FloatLayer layer) {
        this.layer = layer;
        hidden = layer.hidden;
        width = layer.width();
        directions =
                layer.directions.stream().map(FloatDirectionWeights::newPass).toArray(FloatDirection[]::new);
        noise = new FloatStateNoise[directions.length];
        for (int d = 0; d < noise.length; d++) {
            noise[d] = new FloatStateNoise(layer.settings, directions[d], hidden);
        }
    }

    void shape(Chunks.Chunk chunk, int time) {
        rows = time * chunk.rows().length;
        for (FloatDirection direction : directions) {
            direction.shape(time, chunk.rows().length, chunk.active());
        }
        if (layer.bidirectional()) {
            reversal.shape(chunk, time);
        }
    }

    /**
     * Sets recurrent dropout and zoneout of the next forward pass.
     *
     * @param random source of noise; null = inference
     */
    void drawNoise(int time, int batch, SplittableRandom random) {
        for (FloatStateNoise direction : noise) {
            direction.apply(time, batch, random);
        }
    }

    /** Runs forward over token ids {@code [time * batch]}. */
    void forwardTokens(int[] ids) {
        directions[0].forwardTokens(ids);
        if (layer.bidirectional()) {
            directions[1].forwardTokens(reversal.ids(ids));
            concatenate();
        }
    }

    /** Runs forward over vectors {@code [time * batch, input]}, from {@code offset}. */
    void forwardVectors(float[] x, int offset) {
        directions[0].forwardVectors(x, offset);
        if (layer.bidirectional()) {
            int input = directions[1].inputSize();
            reversed = FloatArrays.atLeast(reversed, rows * input);
            reversal.reverse(x, offset, input, reversed, 0, input, input);
            directions[1].forwardVectors(reversed, 0);
            concatenate();
        }
    }

    private void concatenate() {
        both = FloatArrays.atLeast(both, rows * width);
        columns(directions[0].outputs(), directions[0].outputOffset(), hidden, both, width);
        reversal.reverse(directions[1].outputs(), directions[1].outputOffset(), hidden, both, hidden, width, hidden);
    }

    /** Copies the first {@link #hidden} columns of each row. */
    private void columns(float[] from, int at, int fromWidth, float[] to, int toWidth) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(from, at + row * fromWidth, to, row * toWidth, hidden);
        }
    }

    /** Outputs {@code [time * batch, width]}, from {@link #outputOffset}; undefined in padding. */
    float[] outputs() {
        return layer.bidirectional() ? both : directions[0].outputs();
    }

    int outputOffset() {
        return layer.bidirectional() ? 0 : directions[0].outputOffset();
    }

    /** Runs backward from the gradient of the outputs, {@code [time * batch, width]}. */
    void backward(float[] gradient) {
        if (!layer.bidirectional()) {
            directions[0].backward(gradient, 0, null);
            return;
        }
        half = FloatArrays.atLeast(half, rows * hidden);
        columns(gradient, 0, width, half, hidden);
        directions[0].backward(half, 0, null);
        reversal.reverse(gradient, hidden, width, half, 0, hidden, hidden);
        directions[1].backward(half, 0, null);
    }

    /** Writes the gradient of the inputs, {@code [time * batch, input]}. */
    void inputGradient(float[] dx) {
        directions[0].inputGradient(dx, 0);
        if (layer.bidirectional()) {
            int input = directions[1].inputSize();
            half = FloatArrays.atLeast(half, rows * input);
            reversedHalf = FloatArrays.atLeast(reversedHalf, rows * input);
            directions[1].inputGradient(half, 0);
            reversal.reverse(half, 0, input, reversedHalf, 0, input, input);
            FloatArrays.add(reversedHalf, 0, dx, 0, rows * input);
        }
    }

    /**
     * Adds one task's weight gradients to the flat gradients.
     *
     * @param xOffset offset passed to {@link #forwardVectors}
     */
    void addGradients(int task, int xOffset, float[] gradients, FloatScratch scratch) {
        int direction = layer.direction(task);
        directions[direction].addGradientPart(
                layer.part(task), direction == 0 ? xOffset : 0, gradients, layer.offset(direction), scratch);
    }
}
