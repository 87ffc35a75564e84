package org.rnn4j.models.engine;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.head.FloatHead;
import org.rnn4j.models.head.FloatHeadPass;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * What one thread computes of a batch: its sequences through the body and the head, to the loss, and back. Rows are
 * time-major, {@code t * sequences + i}; buffers are kept from batch to batch.
 */
final class FloatChunk {
    private final FloatBody body;
    final FloatInputPass input;
    final FloatLayerPass[] layers;
    final FloatHeadPass head;
    /** Below each layer, and the head's last; the first is null where that layer reads ids. */
    private final FloatConnection[] below;

    private float[] gradient = new float[0];
    private float[] layerGradient = new float[0];
    private Chunks.Chunk chunk;
    private int time;

    /** @param above what is dropped between the body and the head */
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

    /** Takes this chunk's sequences of a batch; targets may be null. */
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

    /** Runs everything up to what the head reads; {@code random} null = not for training, without noise. */
    void forward(SplittableRandom random) {
        int count = chunk.rows().length;
        float[] read = input.forward(random);
        if (read != null) {
            below[0].forward(read, 0, time, count, null, random);
        }
        for (int l = 0; l < layers.length; l++) {
            layers[l].disturb(time, count, random);
            if (below[l] == null) {
                layers[l].forwardTokens(input.ids());
            } else {
                layers[l].forwardVectors(below[l].values(), below[l].offset());
            }
            below[l + 1].forward(layers[l].outputs(), layers[l].outputOffset(), time, count, below[l], random);
        }
        head.read(below[layers.length].values(), below[layers.length].offset(), random);
    }

    /** Runs backward through the head and all layers; the passes keep what gradients of weights need. */
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

    /** While the pass runs back: the gradient of what layer l gives, if it flows around that layer. */
    private float[] around(int l) {
        return l < layers.length && settings(l).residual() ? layerGradient : null;
    }

    /** Adds the gradients of one task of one layer. */
    void addLayerGradients(int l, int task, float[] gradients, FloatScratch scratch) {
        layers[l].addGradients(task, below[l] == null ? 0 : below[l].offset(), gradients, scratch);
    }
}
