package org.rnn4j.core.dl4j;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.network.SavedNetwork.Entries;

/**
 * The entries that DL4J's {@link ModelSerializer} writes and reads. Its own methods are not used: the writing one
 * closes the zip, and the reading one deserialises Java objects if someone put {@code preprocessor.bin} into it.
 */
final class NetworkEntries {
    /** Names of the required entries. */
    static final List<String> REQUIRED = List.of(ModelSerializer.CONFIGURATION_JSON, ModelSerializer.COEFFICIENTS_BIN);

    private static final long LONGEST_CONFIGURATION = 8 << 20;

    private NetworkEntries() {}

    /** @param folder prefix of the names */
    static void write(Model network, ZipOutputStream zip, String folder) throws IOException {
        String configuration;
        INDArray updaterState;
        if (network instanceof MultiLayerNetwork layers) {
            configuration = layers.getLayerWiseConfigurations().toJson();
            updaterState = layers.getUpdater().getStateViewArray();
        } else if (network instanceof ComputationGraph graph) {
            configuration = graph.getConfiguration().toJson();
            updaterState = graph.getUpdater().getStateViewArray();
        } else {
            throw new IllegalArgumentException("DL4J cannot save a " + network.getClass());
        }
        zip.putNextEntry(new ZipEntry(folder + ModelSerializer.CONFIGURATION_JSON));
        zip.write(configuration.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        write(network.params(), zip, folder + ModelSerializer.COEFFICIENTS_BIN);
        if (updaterState != null && !updaterState.isEmpty()) {
            write(updaterState, zip, folder + ModelSerializer.UPDATER_BIN);
        }
    }

    private static void write(INDArray array, ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, 1 << 16));
        Nd4j.write(array, out);
        out.flush();
        zip.closeEntry();
    }

    /** @param folder prefix of the names */
    static Model read(Entries entries, String folder) throws IOException {
        String updater = folder + ModelSerializer.UPDATER_BIN;
        String json = new String(
                entries.read(folder + ModelSerializer.CONFIGURATION_JSON, LONGEST_CONFIGURATION),
                StandardCharsets.UTF_8);
        if (json.contains("\"networkInputs\"")) {
            ComputationGraphConfiguration configuration =
                    NetworkConfiguration.read(json, ComputationGraphConfiguration.class);
            ComputationGraph graph = new ComputationGraph(configuration);
            graph.init(parameters(entries, folder, parameters(configuration)), false);
            INDArray state = graph.getUpdater().getStateViewArray();
            if (entries.has(updater)) {
                graph.getUpdater().setStateViewArray(array(entries, updater, length(state)));
            }
            return graph;
        }
        MultiLayerConfiguration configuration = NetworkConfiguration.read(json, MultiLayerConfiguration.class);
        MultiLayerNetwork layers = new MultiLayerNetwork(configuration);
        layers.init(parameters(entries, folder, parameters(configuration)), false);
        INDArray state = layers.getUpdater().getStateViewArray();
        if (entries.has(updater)) {
            layers.getUpdater().setStateViewArray(layers, array(entries, updater, length(state)), false);
        }
        return layers;
    }

    private static long parameters(MultiLayerConfiguration configuration) {
        return configuration.getConfs().stream()
                .mapToLong(layer -> layer.getLayer().initializer().numParams(layer))
                .sum();
    }

    private static long parameters(ComputationGraphConfiguration configuration) {
        return configuration.getVertices().values().stream()
                .mapToLong(vertex -> vertex.numParams(true))
                .sum();
    }

    private static INDArray parameters(Entries entries, String folder, long expected) throws IOException {
        return array(entries, folder + ModelSerializer.COEFFICIENTS_BIN, expected);
    }

    private static long length(INDArray updaterState) {
        return updaterState == null ? 0 : updaterState.length();
    }

    private static INDArray array(Entries entries, String name, long expected) throws IOException {
        if (expected < 1 || expected > Integer.MAX_VALUE) {
            throw new IOException("configuration.json makes %d values of %s".formatted(expected, name));
        }
        return SavedArray.read(entries.read(name, SavedArray.HEADER + expected * Double.BYTES), name, expected);
    }
}
