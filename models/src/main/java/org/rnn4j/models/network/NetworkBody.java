package org.rnn4j.models.network;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rnn4j.models.kernel.fused.FusedCells;
import org.rnn4j.models.layer.AttentionDecoder;
import org.rnn4j.models.layer.ConvolutionalEncoder;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.SegmentForecaster;
import org.rnn4j.models.layer.SequencePooling;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.layer.WordEmbedding;

/** Tells the body of a DL4J network from its head. */
final class NetworkBody {
    private NetworkBody() {}

    /** Number of layers in the body, which ends at the first layer of the head. */
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
                || layer instanceof SegmentForecaster
                || layer instanceof AttentionDecoder;
    }

    /** Whether the engine supports all layers of the body; otherwise DL4J runs the network. */
    static boolean isSupported(MultiLayerNetwork network) {
        return IntStream.range(0, depth(network)).allMatch(l -> {
            Layer layer = network.getLayer(l).conf().getLayer();
            boolean isFirst = layer instanceof TokenEmbedding
                    || layer instanceof WordEmbedding
                    || layer instanceof ConvolutionalEncoder;
            return (layer instanceof Recurrent recurrent && FusedCells.has(recurrent.getCell())) || (isFirst && l == 0);
        });
    }
}
