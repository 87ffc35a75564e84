package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatDirection;
import org.rnn4j.models.kernel.fused.FloatDirectionWeights;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * One recurrent layer over one chunk, in one direction or both. The backward direction runs over turned copies, and what
 * it gives is turned again and joined: {@code [time * batch, 2 * hidden]}, forward first.
 */
final class FloatLayerPass {
    final FloatLayer layer;
    final FloatDirection[] directions;
    private final FloatStateNoise[] noise;
    private final FloatReversal reversal = new FloatReversal();
    private final int hidden;
    private final int width;
    private int rows;

    private float[] turned = new float[0];
    private float[] joined = new float[0];
    private float[] half = new float[0];
    private float[] turnedHalf = new float[0];

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

    /** Puts noise on the pass that follows; {@code random} null = not for training. */
    void disturb(int time, int batch, SplittableRandom random) {
        for (FloatStateNoise direction : noise) {
            direction.apply(time, batch, random);
        }
    }

    /** Runs forward over ids {@code [time * batch]}. */
    void forwardTokens(int[] ids) {
        directions[0].forwardTokens(ids);
        if (layer.bidirectional()) {
            directions[1].forwardTokens(reversal.ids(ids));
            join();
        }
    }

    /** Runs forward over vectors {@code [time * batch, input]} from {@code offset}. */
    void forwardVectors(float[] x, int offset) {
        directions[0].forwardVectors(x, offset);
        if (layer.bidirectional()) {
            int input = directions[1].inputSize();
            turned = FloatArrays.atLeast(turned, rows * input);
            reversal.turn(x, offset, input, turned, 0, input, input);
            directions[1].forwardVectors(turned, 0);
            join();
        }
    }

    private void join() {
        joined = FloatArrays.atLeast(joined, rows * width);
        columns(directions[0].outputs(), directions[0].outputOffset(), hidden, joined, width);
        reversal.turn(directions[1].outputs(), directions[1].outputOffset(), hidden, joined, hidden, width, hidden);
    }

    /** Copies the first {@link #hidden} columns of every row. */
    private void columns(float[] from, int at, int fromWidth, float[] to, int toWidth) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(from, at + row * fromWidth, to, row * toWidth, hidden);
        }
    }

    /** What it gives, {@code [time * batch, width]} from {@link #outputOffset}; padding is undefined. */
    float[] outputs() {
        return layer.bidirectional() ? joined : directions[0].outputs();
    }

    int outputOffset() {
        return layer.bidirectional() ? 0 : directions[0].outputOffset();
    }

    /** Runs backward from dLoss/doutputs, {@code [time * batch, width]}. */
    void backward(float[] gradient) {
        if (!layer.bidirectional()) {
            directions[0].backward(gradient, 0, null);
            return;
        }
        half = FloatArrays.atLeast(half, rows * hidden);
        columns(gradient, 0, width, half, hidden);
        directions[0].backward(half, 0, null);
        reversal.turn(gradient, hidden, width, half, 0, hidden, hidden);
        directions[1].backward(half, 0, null);
    }

    /** Writes dLoss/dx, {@code [time * batch, input]}. */
    void inputGradient(float[] dx) {
        directions[0].inputGradient(dx, 0);
        if (layer.bidirectional()) {
            int input = directions[1].inputSize();
            half = FloatArrays.atLeast(half, rows * input);
            turnedHalf = FloatArrays.atLeast(turnedHalf, rows * input);
            directions[1].inputGradient(half, 0);
            reversal.turn(half, 0, input, turnedHalf, 0, input, input);
            FloatArrays.add(turnedHalf, 0, dx, 0, rows * input);
        }
    }

    /**
     * Adds the gradients of one task's weights.
     *
     * @param xOffset first element of the vectors that {@link #forwardVectors} read
     */
    void addGradients(int task, int xOffset, float[] gradients, FloatScratch scratch) {
        int direction = layer.direction(task);
        directions[direction].addGradientPart(
                layer.part(task), direction == 0 ? xOffset : 0, gradients, layer.offset(direction), scratch);
    }
}
