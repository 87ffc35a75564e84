package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingResult;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.task.ClassificationOptions;

/** Runs the job file and the Java code of README.md, as closely as a test can. */
class ReadmeTest {

    @Test
    void itsJobFileIsAJob() throws IOException {
        JobSpec job = Plugins.load().jobs().parse(block("yaml"), "README.md", "readme", List.of());
        assertThat(job.options(ClassificationOptions.class).model().body().cell())
                .isInstanceOf(Gru.class);
        assertThat(job.training().bestBy()).isEqualTo(BestBy.SCORE);
    }

    @Test
    void itsJobRunsFromJava() throws IOException {
        Backend.start();
        Plugins plugins = Plugins.load();
        JobSpec job = plugins.jobs()
                .parse(
                        block("yaml"),
                        "README.md",
                        "readme",
                        List.of(
                                "data.source=comparisons",
                                "data.format=lines",
                                "training.epochs=1",
                                "model.hidden-size=4",
                                "model.embedding-size=4"));
        SequenceData data = plugins.open(job, null);
        try (SequenceModel model = plugins.network(job).create(job, data.input(), data.output())) {
            TrainingResult result =
                    new Trainer(job.training(), job.seed()).train(model, data, TrainingListener.silent());
            assertThat(result.state().step()).isPositive();
            assertThat(Dl4jNetwork.of(model.network()).model()).isInstanceOf(MultiLayerNetwork.class);
        }
    }

    @Test
    void itsLayersStandInADl4jNetwork() {
        Backend.start();
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new Recurrent.Builder(new Gru(true)).nIn(6).nOut(64).build())
                .layer(new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nIn(64)
                        .nOut(4)
                        .dataFormat(RNNFormat.NCW)
                        .build())
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        assertThat(network.output(Nd4j.rand(3, 6, 5)).shape()).containsExactly(3, 4, 5);
    }

    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../README.md")));
        assertThat(block.find()).as("a block of %s in README.md", language).isTrue();
        return block.group(1);
    }
}
