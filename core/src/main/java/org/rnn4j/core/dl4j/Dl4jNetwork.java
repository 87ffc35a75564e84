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
 * A DL4J network with its parameters and the state of its updater.
 *
 * @param model a {@link MultiLayerNetwork} or a {@link org.deeplearning4j.nn.graph.ComputationGraph}
 */
public record Dl4jNetwork(Model model) implements SavedNetwork {

    /** Names of the required entries of a bundle. */
    public static final List<String> ENTRIES = NetworkEntries.REQUIRED;

    public Dl4jNetwork {
        Objects.requireNonNull(model, "model");
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @param entries entries of a bundle by name; must include all {@link #ENTRIES}
     */
    public static Dl4jNetwork read(Map<String, byte[]> entries) throws IOException {
        return new Dl4jNetwork(NetworkEntries.read(entries));
    }

    /** Casts a network to a DL4J network; the networks in bundles all are. */
    public static Dl4jNetwork of(SavedNetwork network) {
        return (Dl4jNetwork) network;
    }

    /** The network as a stack of layers; a {@link ClassCastException} if it is a graph. */
    public MultiLayerNetwork layers() {
        return (MultiLayerNetwork) model;
    }

    /** Name of the ND4J backend in use. */
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
