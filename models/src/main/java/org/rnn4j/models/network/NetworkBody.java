package org.rnn4j.models.network;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rnn4j.models.kernel.fused.FusedCells;
import org.rnn4j.models.layer.AttentionDecoder;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.SequencePooling;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.layer.WordEmbedding;

/** Which layers of a DL4J network are its body, and whether the engine runs them. */
final class NetworkBody {
    private NetworkBody() {}

    /** Number of a network's layers that belong to its body: all below the first of a head. */
    static int depth(MultiLayerNetwork network) {
        int depth = 0;
        while (!isHead(network.getLayer(depth).conf().getLayer())) {
            depth++;
        }
        return depth;
    }

    private static boolean isHead(Layer layer) {
        return layer instanceof BaseOutputLayer
                || layer instanceof SequencePooling
                || layer instanceof AttentionDecoder;
    }

    /** Whether a network's body is of layers that the engine runs; any other DL4J layers run themselves. */
    static boolean areOurs(MultiLayerNetwork network) {
        return IntStream.range(0, depth(network)).allMatch(l -> {
            Layer layer = network.getLayer(l).conf().getLayer();
            boolean isTable = layer instanceof TokenEmbedding || layer instanceof WordEmbedding;
            return (layer instanceof Recurrent recurrent && FusedCells.has(recurrent.getCell())) || (isTable && l == 0);
        });
    }
}
