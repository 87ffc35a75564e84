package org.rnn4j.core.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.rnn4j.core.error.UserException;

class NetworkConfigurationTest {
    private static final String PLANTED = NetworkConfigurationTest.class.getName() + "$Planted";
    private static final String REACHED = "rnn4j.test.planted";

    /** Named in configurations, never in code: loading it would leave a trace. */
    @SuppressWarnings("unused")
    static final class Planted {
        static {
            System.setProperty(REACHED, "initialised");
        }
    }

    @Test
    void readsWhatDl4jWrites() throws IOException {
        MultiLayerConfiguration layers = layers();
        assertThat(NetworkConfiguration.read(layers.toJson(), MultiLayerConfiguration.class))
                .isEqualTo(layers);
        ComputationGraphConfiguration graph = new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("lstm", lstm(), "in")
                .addLayer("out", output(), "lstm")
                .setOutputs("out")
                .build();
        assertThat(NetworkConfiguration.read(graph.toJson(), ComputationGraphConfiguration.class))
                .isEqualTo(graph);
    }

    /** Each place and form in which Jackson or DL4J takes a class name: as a property, as an array, and a distribution's "type". */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "@class" : "org.deeplearning4j.nn.conf.layers.LSTM"          | "@class" : "PLANTED"
            "@class" : "org.nd4j.linalg.learning.config.Adam"            | "@class" : "PLANTED"
            "@class" : "org.nd4j.linalg.lossfunctions.impl.LossMCXENT"   | "@class" : "PLANTED"
            "@class" : "org.nd4j.linalg.activations.impl.ActivationTanH" | "@class" : "PLANTED"
            "@class" : "org.deeplearning4j.nn.conf.dropout.SpatialDropout" | "@class" : "PLANTED"
            "type" : "org.deeplearning4j.nn.conf.distribution.NormalDistribution" | "type" : "PLANTED"
            "weightNoise" : null                                         | "weightNoise" : ["PLANTED", {}]
            """)
    void neverLoadsAnotherClass(String place, String planted) {
        String json = layers().toJson();
        assertThat(json).contains(place);
        assertThatThrownBy(() -> NetworkConfiguration.read(
                        json.replace(place, planted.replace("PLANTED", PLANTED)), MultiLayerConfiguration.class))
                .isInstanceOf(UserException.class)
                .message()
                .startsWith("configuration.json names the class ")
                .contains(PLANTED)
                .endsWith("which is not one of DL4J's or rnn4j's layers, losses and the like; if it is your own, add it"
                        + " to the class path with a org.rnn4j.core.dl4j.LayerClasses");
        assertThat(System.getProperty(REACHED)).isNull();
    }

    /** Jackson asks about the generic class only, then loads its parameters. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "\\u003c"})
    void neverLoadsTheParametersOfAClass(String less) {
        String lstm = "org.deeplearning4j.nn.conf.layers.LSTM";
        String json = layers().toJson().replace(lstm, lstm + less + PLANTED + ">");
        assertThatThrownBy(() -> NetworkConfiguration.read(json, MultiLayerConfiguration.class))
                .isInstanceOf(UserException.class)
                .hasMessage("configuration.json has the value %s<%s>; \"<\" is not allowed in it", lstm, PLANTED);
        assertThat(System.getProperty(REACHED)).isNull();
    }

    @Test
    void doesNotFallBackToTheFormatsOfOldVersions() {
        assertThatThrownBy(() -> NetworkConfiguration.read(
                        "{\"confs\": [{\"layer\": {\"LSTM\": {\"activationFn\": [\"%s\", {}]}}}]}".formatted(PLANTED),
                        MultiLayerConfiguration.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing type id property '@class'");
        assertThat(System.getProperty(REACHED)).isNull();
    }

    @Test
    void refusesWrappersWithinWrappers() {
        String wrapper = "{\"@class\": \"org.deeplearning4j.nn.conf.layers.misc.FrozenLayer\", \"layer\": ";
        String json = "{\"confs\": [{\"layer\": " + wrapper.repeat(20_000) + "null" + "}".repeat(20_000) + "}]}";
        assertThatThrownBy(() -> NetworkConfiguration.read(json, MultiLayerConfiguration.class))
                .isInstanceOf(StreamConstraintsException.class)
                .hasMessageContaining("nesting depth (65) exceeds the maximum allowed (64");
    }

    /** Two readers could each believe another one. */
    @Test
    void refusesAKeyThatComesTwice() {
        assertThatThrownBy(() ->
                        NetworkConfiguration.read("{\"confs\": [], \"confs\": []}", MultiLayerConfiguration.class))
                .isInstanceOf(JsonParseException.class)
                .hasMessageContaining("Duplicate field 'confs'");
    }

    private static MultiLayerConfiguration layers() {
        return new NeuralNetConfiguration.Builder()
                .updater(new Adam(0.01))
                .list()
                .layer(lstm())
                .layer(new Bidirectional(new LSTM.Builder()
                        .nIn(3)
                        .nOut(3)
                        .activation(Activation.TANH)
                        .dataFormat(RNNFormat.NCW)
                        .build()))
                .layer(output())
                .build();
    }

    private static LSTM lstm() {
        return new LSTM.Builder()
                .nIn(2)
                .nOut(3)
                .activation(Activation.TANH)
                .dropOut(new SpatialDropout(0.8))
                .weightInit(new NormalDistribution(0, 0.1))
                .dataFormat(RNNFormat.NCW)
                .build();
    }

    private static RnnOutputLayer output() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nIn(3)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .dataFormat(RNNFormat.NCW)
                .build();
    }
}
