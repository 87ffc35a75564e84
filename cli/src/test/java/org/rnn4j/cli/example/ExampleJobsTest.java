package org.rnn4j.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.train.StepReport;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingResult;

/** Every job file in {@code examples/}, and every built-in job, opens data in the form that it names, and trains for two steps as it says. */
class ExampleJobsTest {
    private static final int STEPS = 2;

    @TempDir
    Path folder;

    static List<Path> jobs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../examples"), 2);
                Stream<Path> builtIn = Files.list(Path.of("src/main/resources/org/rnn4j/cli/job"))) {
            return Stream.concat(files, builtIn)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jobs")
    void trains(Path file) throws IOException {
        Backend.start();
        JobSpec job = Plugins.load()
                .jobs()
                .read(file, inputs(Plugins.load().jobs().read(file, List.of()).dataOptions()));
        Plugins plugins = Plugins.load();
        SequenceData data = plugins.open(job, null);
        try (SequenceModel model = plugins.network(job).create(job, data.input(), data.output())) {
            Trainer trainer = new Trainer(job.training(), job.seed(), () -> 0);
            TrainingResult result = trainer.train(model, data, new TrainingListener() {
                @Override
                public void onStep(StepReport report) {
                    assertThat(report.lossNats()).isFinite();
                    if (report.step() == STEPS) {
                        trainer.requestStop();
                    }
                }
            });
            assertThat(result.state().step()).isEqualTo(STEPS);
        }
    }

    /** Settings by which the job reads small inputs in the place of the files that it names. */
    private List<String> inputs(JsonNode options) throws IOException {
        List<String> settings = new ArrayList<>();
        String type = options.path("type").asText();
        if (type.equals("adding") || type.equals("copy-memory")) {
            settings.add(type.equals("adding") ? "data.length=20" : "data.delay=3");
            settings.add("data.train=64");
        }
        if (options.path("source").asText().equals("tiny-shakespeare")) {
            settings.add("data.split={train: 0.999, validation: 0.001, test: 0}"); // little to validate
        }
        replace("data", options, settings);
        return settings;
    }

    private void replace(String key, JsonNode node, List<String> settings) throws IOException {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = key + "." + field.getKey();
            if (field.getValue().isObject()) {
                replace(name, field.getValue(), settings);
            } else if (field.getValue().isTextual() && field.getValue().asText().contains("/")) {
                String path = field.getValue().asText();
                Map<String, String> files = SmallInputs.of(path);
                Path here = Path.of("..", path);
                assertThat(!files.isEmpty() || Files.exists(here))
                        .as("a small input for %s = %s; add one to SmallInputs", name, path)
                        .isTrue();
                for (Map.Entry<String, String> one : files.entrySet()) {
                    write(folder.resolve(one.getKey()), one.getValue());
                }
                settings.add(name + "=" + (files.isEmpty() ? here : folder.resolve(path)));
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
