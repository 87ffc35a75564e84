package org.rnn4j.cli.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rnn4j.core.baseline.SavedNGram;
import org.rnn4j.core.dl4j.Dl4jEnsemble;
import org.rnn4j.core.network.SavedNetwork;

/**
 * One layer of a network, or the n-grams of one length, for a reader.
 *
 * @param shapes shape of each parameter, by name
 */
public record LayerView(String name, String type, long parameters, Map<String, String> shapes) {

    /** Number of networks whose predictions are averaged; all have the same layers. */
    public static int networks(SavedNetwork network) {
        return network instanceof Dl4jEnsemble ensemble ? ensemble.members().size() : 1;
    }

    /** The layers of a network, or of the first of several. */
    public static List<LayerView> of(SavedNetwork network) {
        if (network instanceof SavedNGram saved) {
            List<Integer> sizes = saved.model().sizes();
            return IntStream.range(0, sizes.size())
                    .mapToObj(i -> new LayerView(String.valueOf(i), (i + 1) + "-grams", sizes.get(i), Map.of()))
                    .toList();
        }
        return of(Dl4jEnsemble.membersOf(network).get(0).model());
    }

    private static List<LayerView> of(Model network) {
        if (network instanceof MultiLayerNetwork stack) {
            return Arrays.stream(stack.getLayers()).map(LayerView::view).toList();
        }
        if (network instanceof ComputationGraph graph) {
            return Arrays.stream(graph.getLayers()).map(LayerView::view).toList();
        }
        return List.of();
    }

    private static LayerView view(Layer layer) {
        String name = layer.conf().getLayer().getLayerName();
        return new LayerView(
                name == null ? String.valueOf(layer.getIndex()) : name,
                layer.conf().getLayer().getClass().getSimpleName(),
                layer.numParams(),
                layer.paramTable().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> Arrays.toString(entry.getValue().shape()),
                                (first, second) -> first,
                                TreeMap::new)));
    }
}
