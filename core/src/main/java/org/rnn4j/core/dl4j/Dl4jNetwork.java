package org.rnn4j.core.dl4j;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.network.SavedNetwork;

/**
 * A DL4J network with its parameters and its updater's state.
 *
 * @param model a {@link MultiLayerNetwork} or a {@link org.deeplearning4j.nn.graph.ComputationGraph}
 */
public record Dl4jNetwork(Model model) implements SavedNetwork {

    /** Names of a bundle's entries without which there is no network. */
    public static final List<String> ENTRIES = NetworkEntries.REQUIRED;

    public Dl4jNetwork {
        Objects.requireNonNull(model, "model");
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @param entries of a bundle by name, all of {@link #ENTRIES} among them
     */
    public static Dl4jNetwork read(Map<String, byte[]> entries) throws IOException {
        return new Dl4jNetwork(NetworkEntries.read(entries));
    }

    /** A network that is one of DL4J's, as all that bundles hold are. */
    public static Dl4jNetwork of(SavedNetwork network) {
        return (Dl4jNetwork) network;
    }

    /** The network as layers one above the other; a {@link ClassCastException} where it is a graph. */
    public MultiLayerNetwork layers() {
        return (MultiLayerNetwork) model;
    }

    /** Name of the ND4J backend that networks compute with. */
    public static String backend() {
        return Nd4j.getBackend().getClass().getSimpleName();
    }

    @Override
    public long parameters() {
        return model.numParams();
    }

    @Override
    public void writeTo(ZipOutputStream zip) throws IOException {
        NetworkEntries.write(model, zip);
    }
}
