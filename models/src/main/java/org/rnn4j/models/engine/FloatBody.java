package org.rnn4j.models.engine;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rnn4j.models.head.FloatEmbedding;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.layer.AttentionDecoder;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.layer.WordEmbedding;

/** Everything below the head: what the network reads, and its recurrent layers. Shared by the chunks of a batch. */
final class FloatBody {
    final FloatInput input;
    final List<FloatLayer> layers;

    /** DL4J layers that belong to it, from the first one on. */
    final int depth;

    /** Parameters that belong to it: the head's start here. */
    final int parameters;

    private FloatBody(FloatInput input, List<FloatLayer> layers, int depth, int parameters) {
        this.input = input;
        this.layers = List.copyOf(layers);
        this.depth = depth;
        this.parameters = parameters;
    }

    /** The body of a network of which {@code flat} are the parameters. */
    static FloatBody of(MultiLayerNetwork network, FloatGemm gemm, float[] flat) {
        Layer first = network.getLayer(0).conf().getLayer();
        int depth = NetworkBody.depth(network);
        List<FloatLayer> layers = new ArrayList<>();
        int offset = 0;
        for (int l = 0; l < depth; l++) {
            if (network.getLayer(l).conf().getLayer() instanceof Recurrent recurrent) {
                layers.add(new FloatLayer(recurrent, gemm, offset));
            }
            offset += (int) network.getLayer(l).numParams();
        }
        return new FloatBody(input(first, gemm, flat), layers, depth, offset);
    }

    private static FloatInput input(Layer first, FloatGemm gemm, float[] flat) {
        if (first instanceof WordEmbedding words) {
            return FloatWordInput.of(words, gemm, flat);
        }
        if (first instanceof TokenEmbedding table) {
            return new FloatEmbeddingInput(flat, new FloatEmbedding(0, (int) table.getNOut()), table.isFrozen());
        }
        if (first instanceof Recurrent recurrent) {
            return recurrent.isTokens() ? new FloatIdInput() : new FloatVectorInput((int) recurrent.getNIn());
        }
        if (first instanceof AttentionDecoder decoder) { // on a condition as it is
            return new FloatVectorInput(decoder.shape().sourceWidth());
        }
        throw new IllegalArgumentException("no network of this project begins with " + first);
    }

    /** Numbers a step that it gives. */
    int width() {
        return layers.isEmpty() ? input.width() : layers.get(layers.size() - 1).width();
    }

    /** Number of the first task of each layer; of the input after them; then that of whatever follows. */
    int[] firstTasks() {
        int[] first = new int[layers.size() + 2];
        for (int l = 0; l < layers.size(); l++) {
            first[l + 1] = first[l] + layers.get(l).tasks();
        }
        first[layers.size() + 1] = first[layers.size()] + input.packTasks();
        return first;
    }
}
