package org.rnn4j.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.run.RnnVersion;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.train.StepReport;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingResult;
import org.rnn4j.core.train.TrainingState;

class ModelBundleTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final JobSpec JOB = PLUGINS.jobs().parse("""
            name: counting
            data: {type: tiny, train: aabbaabbaabbaabbaabbaabb, validation: aabbaabb}
            training: {epochs: 6, batch-size: 1, time-steps: 3, validate-every: 4, schedule: constant, clip-norm: 0,
                       optimizer: {type: sgd, learning-rate: 1.0}}
            """, "job.yaml", "job", List.of());

    @TempDir
    Path folder;

    @BeforeAll
    static void keepNativeThreadsFromSpinning() {
        Nd4j.getEnvironment().setMaxMasterThreads(1);
    }

    @Test
    void aBundleIsReadBackWhole() {
        Path file = folder.resolve("best.zip");
        ModelBundle bundle = bundle(trainedLstm());
        bundle.write(file);
        ModelBundle read = ModelBundle.read(file, PLUGINS);
        assertThat(read.job()).isEqualTo(JOB);
        assertThat(read.codec()).isEqualTo(new TinyCodec("ab"));
        assertThat(read.run().toJson()).isEqualTo(bundle.run().toJson());
        assertThat(read.state()).isEqualTo(bundle.state()).isPresent();
        assertSameNetwork(
                Dl4jNetwork.of(read.network()).layers(),
                Dl4jNetwork.of(bundle.network()).layers());
        assertThat(folder.toFile().list()).containsExactly("best.zip");
    }

    @Test
    void dl4jsOwnSerializerOpensABundle() throws IOException {
        Path file = folder.resolve("best.zip");
        MultiLayerNetwork network = trainedLstm();
        bundle(network).write(file);
        assertSameNetwork(ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true), network);
        try (InputStream in = Files.newInputStream(file)) {
            assertSameNetwork(ModelSerializer.restoreMultiLayerNetwork(in, true), network);
        }
    }

    @Test
    void aBundleKeepsAComputationGraph() throws IOException {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Adam(0.01))
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                        "lstm",
                        new LSTM.Builder()
                                .nIn(2)
                                .nOut(3)
                                .dataFormat(RNNFormat.NCW)
                                .build(),
                        "in")
                .addLayer("out", output(), "lstm")
                .setOutputs("out")
                .build());
        graph.init();
        Path file = folder.resolve("graph.zip");
        bundle(graph).write(file);
        ComputationGraph read = (ComputationGraph)
                Dl4jNetwork.of(ModelBundle.read(file, PLUGINS).network()).model();
        assertThat(read.params()).isEqualTo(graph.params());
        assertThat(read.getUpdater().getStateViewArray())
                .isEqualTo(graph.getUpdater().getStateViewArray());
        assertThat(ModelSerializer.restoreComputationGraph(file.toFile()).params())
                .isEqualTo(graph.params());
    }

    @Test
    void trainingResumedFromABundleIsTheTrainingThatWasNeverStopped() {
        SequenceData data = PLUGINS.open(JOB, null);
        SequenceModel whole = PLUGINS.network(JOB).create(JOB, data.input(), data.output());
        TrainingResult expected = trainer().train(whole, data, TrainingListener.silent());
        for (long stop : new long[] {3, 8, 17}) {
            RunFolder run = RunFolder.at(folder.resolve("run-" + stop));
            SequenceModel first = PLUGINS.network(JOB).create(JOB, data.input(), data.output());
            Trainer interrupted = trainer();
            interrupted.train(first, data, keeper(run, first).andThen(new TrainingListener() {
                @Override
                public void onStep(StepReport report) {
                    if (report.step() == stop) {
                        interrupted.requestStop();
                    }
                }
            }));

            ModelBundle last = ModelBundle.read(run.last(), PLUGINS);
            SequenceModel second = last.model(PLUGINS);
            TrainingState state = last.state().orElseThrow();
            assertThat(state.step()).isEqualTo(stop);
            TrainingResult resumed = trainer().resume(second, data, state, keeper(run, second));
            assertThat(resumed.state()).isEqualTo(expected.state());
            assertThat(resumed.validation().orElseThrow().lossNats())
                    .isEqualTo(expected.validation().orElseThrow().lossNats());
            assertThat(Dl4jNetwork.of(second.network()).model().params())
                    .isEqualTo(Dl4jNetwork.of(whole.network()).model().params());
        }
    }

    /** best.zip was written, and the process killed before last.zip: an earlier start would overwrite it with a worse one. */
    @Test
    void aRunResumesFromItsLatestReadableBundle() throws IOException {
        RunFolder run = RunFolder.at(folder.resolve("run"));
        stopAt(3, run);
        Path early = Files.copy(run.last(), folder.resolve("early.zip"));
        stopAt(8, run);
        Files.move(run.last(), run.best(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(early, run.last());
        ResumePoint latest = ResumePoint.of(run, PLUGINS);
        assertThat(latest.bundle().state().orElseThrow().step()).isEqualTo(8);
        assertThat(latest.notes()).isEmpty();

        Files.write(run.best(), new byte[100]);
        ResumePoint older = ResumePoint.of(run, PLUGINS);
        assertThat(older.bundle().state().orElseThrow().step()).isEqualTo(3);
        assertThat(older.notes())
                .hasSize(2)
                .contains("continues from step 3; later steps are lost")
                .anyMatch(note -> note.startsWith(run.best() + " "));

        Files.delete(run.best());
        assertThat(ResumePoint.of(run, PLUGINS).notes()).isEmpty();
        Files.delete(run.last());
        assertThatThrownBy(() -> ResumePoint.of(run, PLUGINS))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(run.last() + " cannot be read");
    }

    private void stopAt(long step, RunFolder run) {
        SequenceData data = PLUGINS.open(JOB, null);
        SequenceModel model = PLUGINS.network(JOB).create(JOB, data.input(), data.output());
        Trainer trainer = trainer();
        trainer.train(model, data, keeper(run, model).andThen(new TrainingListener() {
            @Override
            public void onStep(StepReport report) {
                if (report.step() == step) {
                    trainer.requestStop();
                }
            }
        }));
    }

    @Test
    void keepsTheBestAndTheLastEvenWhereTrainingFails() {
        JobSpec job = PLUGINS.jobs().parse("""
                data: {type: tiny, train: aabbaabbaabb, validation: aabbaabb}
                training: {epochs: 9, batch-size: 1, time-steps: 3, schedule: constant, clip-norm: 0,
                           optimizer: {type: sgd, learning-rate: 1.0}}
                """, "job.yaml", "job", List.of());
        SequenceData data = PLUGINS.open(job, null);
        SequenceModel model = new TinyModel(2) {
            private int steps;

            @Override
            public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
                steps++;
                return super.train(batch, before, steps < 10 ? learningRate : -1e300, clipNorm);
            }
        };
        RunFolder run = RunFolder.at(folder.resolve("run"));
        assertThatThrownBy(() -> new Trainer(job.training(), 1).train(model, data, keeper(run, model)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "training.optimizer.learning-rate = 1.0, but the loss is Infinity at step 10, even after the"
                                + " learning rate was halved 3 times to 0.1250; lower the learning rate or set"
                                + " training.clip-norm to 5 (it is off)");
        ModelBundle best = ModelBundle.read(run.best(), PLUGINS);
        assertThat(best.run().results().path("bestStep").asLong()).isEqualTo(8);
        assertThat(best.state().orElseThrow().bestStep()).isEqualTo(8);
        assertThat(Arrays.stream(Dl4jNetwork.of(best.network()).model().params().toDoubleVector()))
                .allMatch(Double::isFinite);
        assertThat(run.last()).isRegularFile();
    }

    @Test
    void withoutValidationTheLastIsTheBest() {
        JobSpec job = PLUGINS.jobs()
                .parse(
                        "{data: {type: tiny, train: aabbaabb}, training: {epochs: 1, batch-size: 1}}",
                        "job.yaml",
                        "job",
                        List.of());
        SequenceData data = PLUGINS.open(job, null);
        SequenceModel model = new TinyModel(2);
        RunFolder run = RunFolder.at(folder.resolve("run"));
        new Trainer(job.training(), 1).train(model, data, keeper(run, model));
        assertThat(Dl4jNetwork.of(ModelBundle.read(run.best(), PLUGINS).network())
                        .model()
                        .params())
                .isEqualTo(Dl4jNetwork.of(ModelBundle.read(run.last(), PLUGINS).network())
                        .model()
                        .params());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.1, 0.5, 0.9, 0.999})
    void saysThatAFileIsCutOff(double share) throws IOException {
        Path file = folder.resolve("best.zip");
        bundle(trainedLstm()).write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, (int) (whole.length * share)));
        assertThatThrownBy(() -> ModelBundle.read(file, PLUGINS))
                .isInstanceOf(UserException.class)
                .message()
                .matches(
                        ".*best\\.zip is not a model, or it is truncated or damaged \\(.+\\); copy it again or train the model"
                                + " again")
                .doesNotContain("\n");
    }

    @Test
    void saysThatAByteHasChanged() throws IOException {
        Path file = folder.resolve("best.zip");
        bundle(trainedLstm()).write(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 50; at < bytes.length; at += 4_999) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            try {
                ModelBundle.read(file, PLUGINS);
            } catch (UserException e) {
                assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
            }
        }
        byte[] damaged = bytes.clone();
        int weights = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("coefficients.bin") + 300;
        damaged[weights] ^= 1;
        Files.write(file, damaged);
        assertThatThrownBy(() -> ModelBundle.read(file, PLUGINS))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s is not a model, or it is truncated or damaged (entry coefficients.bin is damaged); copy it again"
                                + " or train the model again",
                        file);
    }

    @Test
    void saysWhatIsNoBundle() throws IOException {
        Path missing = folder.resolve("none.zip");
        assertRefused(missing, "%s cannot be read: there is no such file or folder".formatted(missing));
        assertRefused(
                folder,
                "%s is a folder, but must be a model file such as %s".formatted(folder, folder.resolve("best.zip")));

        Path foreign = folder.resolve("foreign.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(foreign))) {
            ZipEntries.put(zip, "readme.txt", "hello".getBytes(StandardCharsets.UTF_8));
        }
        assertRefused(
                foreign,
                foreign
                        + " is a zip file, but not a model of rnn4j: it lacks configuration.json, coefficients.bin, run.json,"
                        + " job.json, codec.json");

        Path dl4j = folder.resolve("dl4j.zip");
        ModelSerializer.writeModel(lstm(), dl4j.toFile(), true);
        assertRefused(dl4j, dl4j + " is a zip file, but not a model of rnn4j: it lacks run.json, job.json, codec.json");
    }

    @Test
    void refusesEntriesThatItDidNotWrite() throws IOException {
        Path file = folder.resolve("best.zip");
        bundle(lstm()).write(file);
        Map<String, byte[]> entries = Zips.read(file);

        rewrite(file, entries, "run.json", "{\"formatVersion\": 2, \"news\": true}");
        assertRefused(
                file,
                "%s cannot be read: it has format 2, but rnn4j %s reads up to 1; use a newer rnn4j"
                        .formatted(file, RnnVersion.current()));
        rewrite(file, entries, "job.json", "{\"training\": {\"epoch\": 2}}");
        assertRefused(file, file + " cannot be read: unknown key training.epoch; did you mean training.epochs?");
        rewrite(file, entries, "codec.json", "{\"format\": \"tin\"}");
        assertRefused(file, file + " cannot be read: codec format = tin, but must be one of tiny; did you mean tiny?");
        for (String name : entries.keySet()) {
            rewrite(file, entries, name, "nonsense");
            assertThatThrownBy(() -> ModelBundle.read(file, PLUGINS))
                    .as(name)
                    .isInstanceOf(UserException.class)
                    .message()
                    .startsWith(file + " cannot be read: ")
                    .doesNotContain("\n");
        }
    }

    @Test
    void neverDeserialisesJavaObjects() throws IOException {
        Path file = folder.resolve("best.zip");
        bundle(lstm()).write(file);
        Map<String, byte[]> entries = Zips.read(file);
        rewrite(file, entries, "preprocessor.bin", "not a Java object");
        assertThatThrownBy(() -> ModelSerializer.restoreMultiLayerNetwork(file.toFile()))
                .isInstanceOf(IOException.class); // DL4J tries
        assertThatCode(() -> ModelBundle.read(file, PLUGINS)).doesNotThrowAnyException();
    }

    @Test
    void leavesNothingBehindWhereItCannotWrite() {
        Path file = folder.resolve("none/best.zip");
        assertThatThrownBy(() -> bundle(lstm()).write(file))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s cannot be written: there is no such file or folder; check that its folder exists, is writable and not"
                                + " full",
                        file);
        assertThat(folder).isEmptyDirectory();
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> ModelBundle.read(file, PLUGINS))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    private static void rewrite(Path file, Map<String, byte[]> entries, String name, String text) throws IOException {
        Map<String, byte[]> changed = new TreeMap<>(entries);
        changed.put(name, text.getBytes(StandardCharsets.UTF_8));
        Zips.write(file, changed);
    }

    private static Trainer trainer() {
        return new Trainer(JOB.training(), JOB.seed(), () -> 0);
    }

    private static BundleKeeper keeper(RunFolder run, SequenceModel model) {
        SequenceData data = PLUGINS.open(JOB, null);
        RunManifest manifest = RunManifest.begin("rnn4j train", JOB, data, Instant.EPOCH);
        return new BundleKeeper(run, JOB, data.codec(), manifest, model);
    }

    private static ModelBundle bundle(Model network) {
        SequenceData data = PLUGINS.open(JOB, null);
        TrainingState state = trainer()
                .train(new TinyModel(2), data, TrainingListener.silent())
                .state();
        RunManifest manifest = RunManifest.begin("rnn4j train", JOB, data, Instant.EPOCH);
        return new ModelBundle(JOB, data.codec(), manifest, new Dl4jNetwork(network), Optional.of(state));
    }

    private static void assertSameNetwork(MultiLayerNetwork actual, MultiLayerNetwork expected) {
        INDArray probe = Nd4j.rand(2, 2, 5);
        assertThat(actual.params()).isEqualTo(expected.params());
        assertThat(actual.output(probe)).isEqualTo(expected.output(probe));
        assertThat(actual.getUpdater().getStateViewArray())
                .isEqualTo(expected.getUpdater().getStateViewArray());
        assertThat(actual.getIterationCount()).isEqualTo(expected.getIterationCount());
    }

    private static MultiLayerNetwork trainedLstm() {
        MultiLayerNetwork network = lstm();
        INDArray features = Nd4j.rand(2, 2, 5);
        INDArray labels = Nd4j.zeros(2, 2, 5);
        labels.slice(0).slice(0).assign(1);
        labels.slice(1).slice(1).assign(1);
        network.fit(features, labels);
        return network;
    }

    private static MultiLayerNetwork lstm() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Adam(0.01))
                .list()
                .layer(new LSTM.Builder()
                        .nIn(2)
                        .nOut(8)
                        .dataFormat(RNNFormat.NCW)
                        .build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(8)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .dataFormat(RNNFormat.NCW)
                        .build())
                .build());
        network.init();
        return network;
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
