package org.rnn4j.models.engine;

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
    private final FloatEmbedding embedding;
    private final FloatHead head;
    private final FloatHeadPass headPass;
    final FloatRecurrence[] layers;
    /** Share of a layer's inputs that is kept in training; by layer, the head last; 1 = no dropout. */
    private final double[] retain;

    private final float[][] dropped;
    private final float[][] masks;
    private float[] embedded = new float[0];
    private float[] gradient = new float[0];
    private float[] layerGradient = new float[0];
    private int[] ids = new int[0];
    private int[] targets = new int[0];
    private Chunks.Chunk chunk;
    private int time;

    /**
     * A chunk.
     *
     * @param embedding null where the first recurrent layer reads ids
     */
    FloatChunk(FloatEmbedding embedding, List<FloatCellWeights> weights, FloatHead head, double[] retain) {
        this.embedding = embedding;
        this.head = head;
        headPass = new FloatHeadPass(head);
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
        if (embedding == null) {
            layers[0].forwardTokens(ids);
        } else {
            int count = time * chunk.rows().length;
            embedded = atLeast(embedded, count * embedding.size);
            embedding.gather(ids, count, embedded);
        }
        for (int l = embedding == null ? 1 : 0; l < layers.length; l++) {
            drop(l, random);
            layers[l].forwardVectors(input(l), inputOffset(l));
        }
        drop(layers.length, random);
    }

    private boolean dropsOut(int l) {
        return masks[l].length > 0;
    }

    private float[] below(int l) {
        return l == 0 ? embedded : layers[l - 1].outputs();
    }

    private int belowOffset(int l) {
        return l == 0 ? 0 : layers[l - 1].outputOffset();
    }

    private float[] input(int l) {
        return dropsOut(l) ? dropped[l] : below(l);
    }

    private int inputOffset(int l) {
        return dropsOut(l) ? 0 : belowOffset(l);
    }

    private void drop(int l, SplittableRandom random) {
        if (random == null || retain[l] == 1) {
            masks[l] = new float[0];
            return;
        }
        int length = time * chunk.rows().length * width(l);
        if (masks[l].length < length) {
            masks[l] = new float[length];
            dropped[l] = new float[length];
        }
        FloatDropout.draw(masks[l], length, retain[l], random);
        FloatDropout.apply(below(l), belowOffset(l), masks[l], dropped[l], length);
    }

    private int width(int l) {
        return l == layers.length ? head.hidden : layers[l].inputSize();
    }

    /** Loss in nats, summed over valid steps; {@code scale} of the gradient that is kept for {@link #backward}, or 0. */
    double loss(float scale) {
        headPass.read(input(layers.length), inputOffset(layers.length), time, chunk.rows().length, chunk.active());
        return headPass.loss(targets, scale);
    }

    /** Logits of the last step, {@code [sequences, vocabulary]}. */
    float[] lastLogits() {
        int count = chunk.rows().length;
        int from = inputOffset(layers.length) + (time - 1) * count * head.hidden;
        headPass.read(input(layers.length), from, 1, count, new int[] {count});
        return headPass.logits();
    }

    /** Runs backward through the head and all layers; the passes keep what {@link #addLayerGradients} needs. */
    void backward() {
        int rows = time * chunk.rows().length;
        gradient = atLeast(gradient, rows * head.hidden);
        headPass.inputGradient(gradient);
        for (int l = layers.length - 1; l >= 0; l--) {
            if (dropsOut(l + 1)) {
                FloatDropout.apply(gradient, 0, masks[l + 1], gradient, rows * width(l + 1));
            }
            layers[l].backward(gradient, 0, null);
            if (l > 0 || embedding != null) {
                layerGradient = atLeast(layerGradient, rows * width(l));
                layers[l].inputGradient(layerGradient, 0);
                float[] swap = gradient;
                gradient = layerGradient;
                layerGradient = swap;
            }
        }
        if (dropsOut(0)) {
            FloatDropout.apply(gradient, 0, masks[0], gradient, rows * width(0));
        }
    }

    /** Adds the gradients of one gate of one layer. */
    void addLayerGradients(int l, int gate, float[] gradients, int offset, FloatScratch scratch) {
        layers[l].addGradients(gate, inputOffset(l), gradients, offset, scratch);
    }

    /** Adds one block's share of the head's gradients. */
    void addHeadGradients(int block, float[] gradients, FloatScratch scratch) {
        headPass.addGradients(block, gradients, scratch);
    }

    /** Adds one task's share of the embedding's gradients. */
    void addEmbeddingGradients(int task, float[] gradients) {
        embedding.addGradients(task, ids, time * chunk.rows().length, gradient, gradients);
    }

    private static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }
}
