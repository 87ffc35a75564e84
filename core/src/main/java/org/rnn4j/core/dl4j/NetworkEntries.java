package org.rnn4j.core.dl4j;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

/**
 * The entries that DL4J's {@link ModelSerializer} writes and reads. Its own methods are not used: the writing one
 * closes the zip, and the reading one deserialises Java objects if someone put {@code preprocessor.bin} into it.
 */
final class NetworkEntries {
    /** Names of the required entries. */
    static final List<String> REQUIRED = List.of(ModelSerializer.CONFIGURATION_JSON, ModelSerializer.COEFFICIENTS_BIN);

    private NetworkEntries() {}

    static void write(Model network, ZipOutputStream zip) throws IOException {
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
        zip.putNextEntry(new ZipEntry(ModelSerializer.CONFIGURATION_JSON));
        zip.write(configuration.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        write(network.params(), zip, ModelSerializer.COEFFICIENTS_BIN);
        if (updaterState != null && !updaterState.isEmpty()) {
            write(updaterState, zip, ModelSerializer.UPDATER_BIN);
        }
    }

    private static void write(INDArray array, ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, 1 << 16));
        Nd4j.write(array, out);
        out.flush();
        zip.closeEntry();
    }

    static Model read(Map<String, byte[]> entries) throws IOException {
        String json = new String(entries.get(ModelSerializer.CONFIGURATION_JSON), StandardCharsets.UTF_8);
        INDArray params = array(entries.get(ModelSerializer.COEFFICIENTS_BIN));
        byte[] updaterState = entries.get(ModelSerializer.UPDATER_BIN);
        if (json.contains("\"networkInputs\"")) {
            ComputationGraph graph = new ComputationGraph(NetworkConfiguration.read(json, ComputationGraphConfiguration.class));
            graph.init(params, false);
            if (updaterState != null) {
                graph.getUpdater().setStateViewArray(array(updaterState));
            }
            return graph;
        }
        MultiLayerNetwork layers = new MultiLayerNetwork(NetworkConfiguration.read(json, MultiLayerConfiguration.class));
        layers.init(params, false);
        if (updaterState != null) {
            layers.getUpdater().setStateViewArray(layers, array(updaterState), false);
        }
        return layers;
    }

    private static INDArray array(byte[] bytes) {
        return Nd4j.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
