package org.rnn4j.models.network;

import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.error.UserException;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.layer.TokenEmbedding;

/**
 * Weight tying: the embedding and the output layer share the matrix W. Each DL4J layer has its own parameters, so a network
 * holds W twice, with the values in the same order. The first copy is trained, and the second is set to it.
 *
 * @param from offset of the embedding's W in the flat parameters
 * @param to offset of the output layer's W
 * @param length number of values
 * @see <a href="https://arxiv.org/abs/1608.05859">Press and Wolf, 2017</a>
 */
public record Tying(int from, int to, int length) {

    /** The tying of a network; null if its weights are not tied. */
    static Tying of(MultiLayerNetwork network) {
        if (!(network.getLayer(0).conf().getLayer() instanceof TokenEmbedding embedding) || !embedding.isTied()) {
            return null;
        }
        RnnOutputLayer head = (RnnOutputLayer)
                network.getLayer(network.getnLayers() - 1).conf().getLayer();
        if (head.getNIn() != embedding.getNOut() || head.getNOut() != embedding.getNIn()) {
            throw new IllegalArgumentException(
                    "an embedding [%d, %d] cannot be tied to an output layer from %d units to %d tokens"
                            .formatted(embedding.getNIn(), embedding.getNOut(), head.getNIn(), head.getNOut()));
        }
        int length = Math.toIntExact(head.getNIn() * head.getNOut());
        int headParameters =
                Math.toIntExact(network.getLayer(network.getnLayers() - 1).numParams());
        return new Tying(0, Math.toIntExact(network.numParams()) - headParameters, length);
    }

    /** Makes the two copies of a new network equal, if its weights are tied. */
    public static void tie(MultiLayerNetwork network) {
        Tying tying = of(network);
        if (tying != null) {
            tying.follow(network.params());
        }
    }

    /** The trained copy within an array in the order of the flat parameters. */
    INDArray source(INDArray flat) {
        return Views.range(flat.reshape(flat.length()), 0, from, (long) from + length);
    }

    /** The second copy. */
    INDArray target(INDArray flat) {
        return Views.range(flat.reshape(flat.length()), 0, to, (long) to + length);
    }

    /** Copies the first copy to the second. */
    void follow(INDArray flat) {
        target(flat).assign(source(flat));
    }

    /**
     * Checks that the two copies are equal.
     *
     * @throws UserException if they differ
     */
    void require(INDArray parameters) {
        if (!source(parameters).equalsWithEps(target(parameters), 0)) {
            throw new UserException(
                    "the embedding and the output layer of this network are tied, but their weights differ:"
                            + " it was trained without tying, for example by DL4J's fit; copy parameter 0_W to the"
                            + " output layer, or build the network with model.tie-embedding = false");
        }
    }
}
