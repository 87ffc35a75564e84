package org.rnn4j.core.dl4j;

import java.io.IOException;
import java.util.List;
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

    /** The format of DL4J's networks in bundles. */
    public static final Format FORMAT = new Format() {
        @Override
        public List<String> entries() {
            return NetworkEntries.REQUIRED;
        }

        @Override
        public SavedNetwork read(Entries entries) throws IOException {
            return new Dl4jNetwork(NetworkEntries.read(entries, ""));
        }
    };

    public Dl4jNetwork {
        Objects.requireNonNull(model, "model");
    }

    /** Casts a network to a DL4J network; a {@link ClassCastException} for a task that has none, such as n-grams. */
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
        NetworkEntries.write(model, zip, "");
    }
}
