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
    private final List<LayerRegularisation> settings;
    private final FloatStateNoise[] noise;
    /** Below each layer, and the head's last; the first is null where that layer reads ids. */
    private final FloatConnection[] below;

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
     * @param settings of every recurrent layer, the head last
     */
    FloatChunk(
            FloatEmbedding embedding,
            List<FloatCellWeights> weights,
            FloatHead head,
            List<LayerRegularisation> settings) {
        this.embedding = embedding;
        this.head = head;
        headPass = new FloatHeadPass(head);
        this.settings = settings;
        layers = weights.stream().map(FloatRecurrence::of).toArray(FloatRecurrence[]::new);
        noise = new FloatStateNoise[layers.length];
        below = new FloatConnection[layers.length + 1];
        if (embedding != null) {
            below[0] = new FloatConnection(LayerRegularisation.NONE, settings.get(0), embedding.size);
        }
        for (int l = 0; l < layers.length; l++) {
            int width = weights.get(l).shape().hiddenSize();
            noise[l] = new FloatStateNoise(settings.get(l), layers[l], width);
            below[l + 1] = new FloatConnection(settings.get(l), settings.get(l + 1), width);
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
        if (embedding != null) {
            embedded = atLeast(embedded, time * count * embedding.size);
            embedding.gather(ids, time * count, embedded);
            below[0].forward(embedded, 0, time, count, null, random);
        }
        for (int l = 0; l < layers.length; l++) {
            noise[l].apply(time, count, random);
            if (below[l] == null) {
                layers[l].forwardTokens(ids);
            } else {
                layers[l].forwardVectors(below[l].values(), below[l].offset());
            }
            below[l + 1].forward(layers[l].outputs(), layers[l].outputOffset(), time, count, below[l], random);
        }
    }

    private FloatConnection top() {
        return below[layers.length];
    }

    /** Loss in nats, summed over valid steps; {@code scale} of the gradient that is kept for {@link #backward}, or 0. */
    double loss(float scale) {
        headPass.read(top().values(), top().offset(), time, chunk.rows().length, chunk.active());
        return headPass.loss(targets, scale);
    }

    /** Logits of the last step, {@code [sequences, vocabulary]}. */
    float[] lastLogits() {
        int count = chunk.rows().length;
        int from = top().offset() + (time - 1) * count * head.hidden;
        headPass.read(top().values(), from, 1, count, new int[] {count});
        return headPass.logits();
    }

    /** Runs backward through the head and all layers; the passes keep what {@link #addLayerGradients} needs. */
    void backward() {
        int rows = time * chunk.rows().length;
        gradient = atLeast(gradient, rows * head.hidden);
        headPass.inputGradient(gradient);
        for (int l = layers.length - 1; l >= 0; l--) {
            below[l + 1].backward(gradient, around(l + 1));
            layers[l].backward(gradient, 0, null);
            if (below[l] != null) {
                layerGradient = atLeast(layerGradient, rows * layers[l].inputSize());
                layers[l].inputGradient(layerGradient, 0);
                float[] swap = gradient;
                gradient = layerGradient;
                layerGradient = swap;
            }
        }
        if (embedding != null) {
            below[0].backward(gradient, around(0));
        }
    }

    /** While the pass runs back: the gradient of what layer l gives, if it flows around that layer. */
    private float[] around(int l) {
        return settings.get(l).residual() ? layerGradient : null;
    }

    /** Adds the gradients of one part of one layer's weights. */
    void addLayerGradients(int l, int part, float[] gradients, int offset, FloatScratch scratch) {
        layers[l].addGradientPart(part, below[l] == null ? 0 : below[l].offset(), gradients, offset, scratch);
    }

    /** Adds one block's share of the head's gradients. */
    void addHeadGradients(int block, float[] gradients, FloatScratch scratch) {
        headPass.addGradients(block, gradients, scratch);
    }

    /** Adds one task's share of the embedding's gradients. */
    void addEmbeddingGradients(int task, float[] gradients) {
        embedding.addGradients(task, ids, time * chunk.rows().length, gradient, gradients);
    }

    static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }
}
