package org.rnn4j.models.engine;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatCellWeights;
import org.rnn4j.models.kernel.fused.FloatRecurrence;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * What one thread computes of a batch: its sequences through all layers, to the loss, and back. Rows are time-major,
 * {@code t * sequences + i}; buffers are kept from batch to batch.
 */
final class FloatChunk {
    private final FloatHead head;
    final FloatRecurrence[] layers;
    private final List<LayerRegularisation> settings;
    private final FloatStateNoise[] noise;
    /** Above each layer. */
    private final FloatConnection[] above;

    private float[] logits = new float[0];
    private float[] gradient = new float[0];
    private float[] layerGradient = new float[0];
    private int[] ids = new int[0];
    private int[] targets = new int[0];
    private Chunks.Chunk chunk;
    private int time;

    /** @param settings of every layer, the head last */
    FloatChunk(List<FloatCellWeights> weights, FloatHead head, List<LayerRegularisation> settings) {
        this.head = head;
        this.settings = settings;
        layers = weights.stream().map(FloatRecurrence::of).toArray(FloatRecurrence[]::new);
        noise = new FloatStateNoise[layers.length];
        above = new FloatConnection[layers.length];
        for (int l = 0; l < layers.length; l++) {
            int width = weights.get(l).shape().hiddenSize();
            noise[l] = new FloatStateNoise(settings.get(l), layers[l], width);
            above[l] = new FloatConnection(settings.get(l), settings.get(l + 1), width);
        }
    }

    /** Takes this chunk's sequences of {@code [batch, time]}; targets may be null. */
    void load(Chunks.Chunk rows, int timeSteps, int[] batchIds, int[] batchTargets) {
        chunk = rows;
        time = timeSteps;
        int count = rows.rows().length;
        if (ids.length < time * count) {
            ids = new int[time * count];
            targets = new int[time * count];
        }
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < count; i++) {
                ids[t * count + i] = batchIds[rows.rows()[i] * time + t];
                if (batchTargets != null) {
                    targets[t * count + i] = batchTargets[rows.rows()[i] * time + t];
                }
            }
        }
        for (FloatRecurrence layer : layers) {
            layer.shape(time, count, rows.active());
        }
    }

    int[] rows() {
        return chunk.rows();
    }

    /** Runs all recurrent layers; {@code random} null = not for training, without noise. */
    void forward(SplittableRandom random) {
        int count = chunk.rows().length;
        for (int l = 0; l < layers.length; l++) {
            noise[l].apply(time, count, random);
            FloatConnection below = l == 0 ? null : above[l - 1];
            if (below == null) {
                layers[l].forwardTokens(ids);
            } else {
                layers[l].forwardVectors(below.values(), below.offset());
            }
            above[l].forward(layers[l].outputs(), layers[l].outputOffset(), time, count, below, random);
        }
    }

    private FloatConnection top() {
        return above[layers.length - 1];
    }

    /** Loss in nats, summed over valid steps; {@code scale} of the gradient that is kept for {@link #backward}, or 0. */
    double loss(float scale) {
        int count = chunk.rows().length;
        int rows = time * count;
        logits = atLeast(logits, rows * head.vocabulary);
        double nats = 0;
        for (int t = 0; t < time; t++) {
            int active = chunk.active()[t];
            int row = t * count;
            int at = row * head.vocabulary;
            head.logits(top().values(), top().offset() + row * head.hidden, logits, at, active);
            nats += head.loss(logits, at, targets, row, active, scale);
            Arrays.fill(logits, at + active * head.vocabulary, at + count * head.vocabulary, 0);
        }
        return nats;
    }

    /** Logits of the last step, {@code [sequences, vocabulary]}. */
    float[] lastLogits() {
        int count = chunk.rows().length;
        logits = atLeast(logits, count * head.vocabulary);
        int from = top().offset() + (time - 1) * count * head.hidden;
        head.logits(top().values(), from, logits, 0, count);
        return logits;
    }

    /** Runs backward through the head and all layers; the passes keep what {@link #addLayerGradients} needs. */
    void backward() {
        int rows = time * chunk.rows().length;
        gradient = atLeast(gradient, rows * head.hidden);
        head.inputGradient(logits, 0, gradient, 0, rows);
        for (int l = layers.length - 1; l >= 0; l--) {
            above[l].backward(gradient, settings.get(l + 1).residual() ? layerGradient : null);
            layers[l].backward(gradient, 0, null);
            if (l > 0) {
                layerGradient = atLeast(layerGradient, rows * layers[l].inputSize());
                layers[l].inputGradient(layerGradient, 0);
                float[] swap = gradient;
                gradient = layerGradient;
                layerGradient = swap;
            }
        }
    }

    /** Adds the gradients of one gate of one layer. */
    void addLayerGradients(int l, int gate, float[] gradients, int offset, FloatScratch scratch) {
        layers[l].addGradients(gate, l == 0 ? 0 : above[l - 1].offset(), gradients, offset, scratch);
    }

    /** Adds one task's share of the head's gradients. */
    void addHeadGradients(int task, float[] gradients, FloatScratch scratch) {
        int rows = time * chunk.rows().length;
        head.addGradients(task, top().values(), top().offset(), logits, rows, gradients, scratch);
    }

    static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }
}
