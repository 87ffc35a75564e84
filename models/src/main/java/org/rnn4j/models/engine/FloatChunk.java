package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.head.FloatHead;
import org.rnn4j.models.head.FloatHeadPass;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Forward and backward pass of one thread over its share of a batch, through body and head. Rows are time-major,
 * {@code t * sequences + i}. Buffers are reused across batches.
 */
final class FloatChunk {
    private final FloatBody body;
    final FloatInputPass input;
    final FloatLayerPass[] layers;
    final FloatHeadPass head;
    /** Connections below each layer, then below the head; the first is null if that layer reads ids. */
    private final FloatConnection[] below;

    private float[] gradient = new float[0];
    private float[] layerGradient = new float[0];
    private Chunks.Chunk chunk;
    private int time;

    /** @param above dropout between body and head */
    FloatChunk(FloatBody body, FloatHead head, LayerRegularisation above) {
        this.body = body;
        this.head = head.pass();
        input = body.input.pass();
        layers = body.layers.stream().map(FloatLayerPass::new).toArray(FloatLayerPass[]::new);
        below = new FloatConnection[layers.length + 1];
        if (body.input.width() > 0) {
            below[0] = new FloatConnection(
                    LayerRegularisation.NONE, layers.length > 0 ? settings(0) : above, body.input.width());
        }
        for (int l = 0; l < layers.length; l++) {
            LayerRegularisation next = l + 1 < layers.length ? settings(l + 1) : above;
            below[l + 1] =
                    new FloatConnection(settings(l), next, body.layers.get(l).width());
        }
    }

    private LayerRegularisation settings(int l) {
        return body.layers.get(l).settings;
    }

    /** Loads this chunk's sequences of a batch; targets may be null. */
    void load(Chunks.Chunk rows, int timeSteps, SequenceValues inputs, SequenceValues targets) {
        chunk = rows;
        time = timeSteps;
        input.load(rows, time, inputs);
        for (FloatLayerPass layer : layers) {
            layer.shape(rows, time);
        }
        head.load(rows, time, targets);
    }

    int[] rows() {
        return chunk.rows();
    }

    /**
     * Runs the body forward and passes its outputs to the head.
     *
     * @param random source of noise; null = inference
     */
    void forward(SplittableRandom random) {
        int count = chunk.rows().length;
        float[] read = input.forward(random);
        if (read != null) {
            below[0].forward(read, 0, time, count, null, random);
        }
        for (int l = 0; l < layers.length; l++) {
            layers[l].drawNoise(time, count, random);
            if (below[l] == null) {
                layers[l].forwardTokens(input.ids());
            } else {
                layers[l].forwardVectors(below[l].values(), below[l].offset());
            }
            below[l + 1].forward(layers[l].outputs(), layers[l].outputOffset(), time, count, below[l], random);
        }
        head.read(below[layers.length].values(), below[layers.length].offset(), random);
    }

    /** Runs backward through head and layers; the passes keep what the weight gradients need. */
    void backward() {
        int rows = time * chunk.rows().length;
        gradient = FloatArrays.atLeast(gradient, rows * body.width());
        head.inputGradient(gradient);
        for (int l = layers.length - 1; l >= 0; l--) {
            below[l + 1].backward(gradient, around(l + 1));
            layers[l].backward(gradient);
            if (l > 0 || body.input.gradientTasks() > 0) {
                layerGradient = FloatArrays.atLeast(layerGradient, rows * inputWidth(l));
                layers[l].inputGradient(layerGradient);
                float[] swap = gradient;
                gradient = layerGradient;
                layerGradient = swap;
            }
        }
        if (body.input.gradientTasks() > 0) {
            below[0].backward(gradient, around(0));
            input.backward(gradient);
        }
    }

    private int inputWidth(int l) {
        return l == 0 ? body.input.width() : body.layers.get(l - 1).width();
    }

    /** Gradient that bypasses layer l on a residual connection during {@link #backward}; null = none. */
    private float[] around(int l) {
        return l < layers.length && settings(l).residual() ? layerGradient : null;
    }

    /** Adds the weight gradients of one task of one layer. */
    void addLayerGradients(int l, int task, float[] gradients, FloatScratch scratch) {
        layers[l].addGradients(task, below[l] == null ? 0 : below[l].offset(), gradients, scratch);
    }
}
