package org.rnn4j.models.task;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.SavedNetwork;

/** Compares the layers of a network from a bundle with those of the bundle's job and codec. */
final class SavedSizes {
    private SavedSizes() {}

    static void require(SavedNetwork saved, MultiLayerConfiguration expected) {
        if (!(saved instanceof Dl4jNetwork dl4j && dl4j.model() instanceof MultiLayerNetwork network)) {
            throw new UserException("its network is not a stack of layers, but its job makes one");
        }
        List<String> actual = describe(network.getLayerWiseConfigurations());
        List<String> made = describe(expected);
        if (!actual.equals(made)) {
            throw new UserException(
                    "its parts do not belong together: its network has the layers %s, but its job and codec make %s"
                            .formatted(String.join(", ", actual), String.join(", ", made)));
        }
    }

    private static List<String> describe(MultiLayerConfiguration configuration) {
        return configuration.getConfs().stream().map(SavedSizes::describe).toList();
    }

    private static String describe(NeuralNetConfiguration conf) {
        Layer layer = conf.getLayer();
        return "%s (%d parameters)"
                .formatted(layer.getClass().getSimpleName(), layer.initializer().numParams(conf));
    }
}
