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
    /** Share of a layer's inputs that is kept in training; by layer, the head last; 1 = no dropout. */
    private final double[] retain;

    private final float[][] dropped;
    private final float[][] masks;
    private float[] logits = new float[0];
    private float[] gradient = new float[0];
    private float[] layerGradient = new float[0];
    private int[] ids = new int[0];
    private int[] targets = new int[0];
    private Chunks.Chunk chunk;
    private int time;

    FloatChunk(List<FloatCellWeights> weights, FloatHead head, double[] retain) {
        this.head = head;
        this.retain = retain;
        layers = weights.stream().map(FloatRecurrence::of).toArray(FloatRecurrence[]::new);
        dropped = new float[layers.length + 1][0];
        masks = new float[layers.length + 1][0];
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

    /** Runs all recurrent layers; {@code random} null = no dropout. */
    void forward(SplittableRandom random) {
        for (int l = 0; l < layers.length; l++) {
            if (l == 0) {
                layers[0].forwardTokens(ids);
            } else {
                boolean drops = drop(l, random);
                layers[l].forwardVectors(drops ? dropped[l] : layers[l - 1].outputs(), inputOffset(l, drops));
            }
        }
        drop(layers.length, random);
    }

    private boolean dropsOut(int l) {
        return masks[l].length > 0;
    }

    private int inputOffset(int l, boolean drops) {
        return drops ? 0 : layers[l - 1].outputOffset();
    }

    private float[] input(int l) {
        return dropsOut(l) ? dropped[l] : layers[l - 1].outputs();
    }

    private int inputOffset(int l) {
        return inputOffset(l, dropsOut(l));
    }

    private boolean drop(int l, SplittableRandom random) {
        if (random == null || retain[l] == 1) {
            masks[l] = new float[0];
            return false;
        }
        FloatRecurrence below = layers[l - 1];
        int length = time * chunk.rows().length * width(l);
        if (masks[l].length < length) {
            masks[l] = new float[length];
            dropped[l] = new float[length];
        }
        FloatDropout.draw(masks[l], length, retain[l], random);
        FloatDropout.apply(below.outputs(), below.outputOffset(), masks[l], dropped[l], length);
        return true;
    }

    private int width(int l) {
        return l == layers.length ? head.hidden : layers[l].inputSize();
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
            head.logits(input(layers.length), inputOffset(layers.length) + row * head.hidden, logits, at, active);
            nats += head.loss(logits, at, targets, row, active, scale);
            Arrays.fill(logits, at + active * head.vocabulary, at + count * head.vocabulary, 0);
        }
        return nats;
    }

    /** Logits of the last step, {@code [sequences, vocabulary]}. */
    float[] lastLogits() {
        int count = chunk.rows().length;
        logits = atLeast(logits, count * head.vocabulary);
        int from = inputOffset(layers.length) + (time - 1) * count * head.hidden;
        head.logits(input(layers.length), from, logits, 0, count);
        return logits;
    }

    /** Runs backward through the head and all layers; the passes keep what {@link #addLayerGradients} needs. */
    void backward() {
        int rows = time * chunk.rows().length;
        gradient = atLeast(gradient, rows * head.hidden);
        head.inputGradient(logits, 0, gradient, 0, rows);
        for (int l = layers.length - 1; l >= 0; l--) {
            if (dropsOut(l + 1)) {
                FloatDropout.apply(gradient, 0, masks[l + 1], gradient, rows * width(l + 1));
            }
            layers[l].backward(gradient, 0, null);
            if (l > 0) {
                layerGradient = atLeast(layerGradient, rows * width(l));
                layers[l].inputGradient(layerGradient, 0);
                float[] swap = gradient;
                gradient = layerGradient;
                layerGradient = swap;
            }
        }
    }

    /** Adds the gradients of one gate of one layer. */
    void addLayerGradients(int l, int gate, float[] gradients, int offset, FloatScratch scratch) {
        layers[l].addGradients(gate, l == 0 ? 0 : inputOffset(l), gradients, offset, scratch);
    }

    /** Adds one task's share of the head's gradients. */
    void addHeadGradients(int task, float[] gradients, FloatScratch scratch) {
        int rows = time * chunk.rows().length;
        head.addGradients(task, input(layers.length), inputOffset(layers.length), logits, rows, gradients, scratch);
    }

    private static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }
}
