package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code task: n-gram} through the commands that a user types. */
class NGramJobTest {
    @TempDir
    Path folder;

    @Test
    void theLossIsThatOfTheBaselineOfANetwork() throws IOException {
        Path text = Files.writeString(folder.resolve("korean.txt"), "모든 인간은 태어날 때부터 자유롭다. 모든 인간은 존엄하다. ".repeat(20));
        JsonNode network = json(Ran.rnn4j(
                "train",
                "--data",
                text,
                "--epochs",
                "1",
                "--hidden-size",
                "4",
                "--out",
                folder.resolve("a"),
                "--json"));
        Path run = folder.resolve("run");
        Ran train = Ran.rnn4j("train", "--data", text, "--set", "task=n-gram", "--out", run, "--json");
        JsonNode counted = json(train);
        double nats = counted.path("validationLossNats").asDouble();
        assertThat(nats).isEqualTo(network.path("baselineLossNats").asDouble()).isPositive();
        int order = network.path("baselineOrder").asInt();
        assertThat(train.out())
                .contains("validation  ", "fitted      %d-gram, ".formatted(order), " --prompt \"모든 인간은")
                .doesNotContain("trained", "mixed");
        assertThat(train.err()).contains("model    n-gram, order chosen on the validation split");

        JsonNode measured = json(Ran.rnn4j("evaluate", run.resolve("best.zip"), "--json"));
        assertThat(measured.path("lossNats").asDouble()).isEqualTo(nats);
        JsonNode layers =
                json(Ran.rnn4j("inspect", run.resolve("best.zip"), "--json")).path("layers");
        assertThat(layers).hasSize(order);
        assertThat(layers.path(1).path("type").asText()).isEqualTo("2-grams");
    }

    @Test
    void textIsWrittenAsItWasCounted() throws IOException {
        Path text = Files.writeString(folder.resolve("abc.txt"), "abc".repeat(30));
        Path run = folder.resolve("run");
        Ran train = Ran.rnn4j("train", "--data", text, "--set", "task=n-gram", "--set", "model.order=2", "--out", run);
        assertThat(train.exitCode()).as(train.err()).isZero();
        Path best = run.resolve("best.zip");
        assertThat(generated(best, "--prompt", "b", "--length", "7", "--temperature", "0"))
                .isEqualTo("bcabcabc" + System.lineSeparator());
        String sampled = generated(best, "--prompt", "a", "--length", "60", "--temperature", "3", "--seed", "5");
        assertThat(generated(best, "--prompt", "a", "--length", "60", "--temperature", "3", "--seed", "5"))
                .isEqualTo(sampled);
        assertThat(generated(best, "--prompt", "a", "--length", "60", "--temperature", "3", "--seed", "6"))
                .isNotEqualTo(sampled);
    }

    @Test
    void theBundleHoldsNothingOfDl4j() throws IOException {
        Path text = Files.writeString(folder.resolve("abc.txt"), "abc".repeat(30));
        Path run = folder.resolve("run");
        Ran train = Ran.rnn4j("train", "--data", text, "--set", "task=n-gram", "--out", run);
        assertThat(train.exitCode()).as(train.err()).isZero();
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(run.resolve("best.zip").toFile())) {
            zip.stream().map(ZipEntry::getName).forEach(names::add);
        }
        assertThat(names).containsExactlyInAnyOrder("n-gram.bin", "job.json", "codec.json", "run.json", "state.bin");
        assertRefused(
                "error: this model is fitted at once, so there is no training to continue; train it anew",
                "train",
                "--resume",
                run);
        assertRefused(
                "error: --threads: unknown key threads for task = n-gram; all other tasks have it",
                "evaluate",
                run.resolve("best.zip"),
                "--threads",
                "2");
    }

    @Test
    void theRunFolderIsNotCreatedForATextThatDoesNotFit() {
        Path run = folder.resolve("run");
        assertRefused(
                "error: model.order = 0, but the data has no validation split to choose the order on; set it to 1 to 10",
                "train",
                "hello",
                "--set",
                "task=n-gram",
                "--out",
                run);
        assertThat(run).doesNotExist();
    }

    @Test
    void aNetworkIsMixedWithIt() throws IOException {
        StringBuilder letters = new StringBuilder("a");
        new SplittableRandom(3)
                .ints(900, 0, 8)
                .forEach(
                        draw -> { // half of the letters follow the one before
                            int before = letters.charAt(letters.length() - 1) - 'a';
                            letters.append((char) ('a' + (draw < 4 ? draw : (before + 1) % 4)));
                        });
        Path text = Files.writeString(folder.resolve("abc.txt"), letters);
        Path network = folder.resolve("network");
        Path counts = folder.resolve("counts");
        JsonNode trained = json(Ran.rnn4j(
                "train",
                "--data",
                text,
                "--epochs",
                "20",
                "--hidden-size",
                "8",
                "--set",
                "training.optimizer.learning-rate=0.03",
                "--set",
                "training.batch-size=4",
                "--set",
                "training.time-steps=20",
                "--out",
                network,
                "--json"));
        json(Ran.rnn4j("train", "--data", text, "--set", "task=n-gram", "--out", counts, "--json"));
        Ran evaluate =
                Ran.rnn4j("evaluate", network.resolve("best.zip"), "--mix", counts.resolve("best.zip"), "--json");
        JsonNode mixed = json(evaluate);
        assertThat(mixed.path("mixedLossNats").asDouble())
                .isEqualTo(trained.path("mixedLossNats").asDouble())
                .isPositive();
        assertThat(mixed.path("mixedModelWeight").asDouble())
                .isEqualTo(trained.path("mixedNetworkWeight").asDouble());
        assertThat(evaluate.out())
                .containsPattern("mixed       \\d\\.\\d{3} nats, .* \\(model 0\\.\\d\\d, .*best.zip 0");
        assertThat(mixed.path("mixedModelWeight").asDouble()).isBetween(0.05, 0.95);

        JsonNode elsewhere = json(Ran.rnn4j(
                "evaluate",
                network.resolve("best.zip"),
                "--mix",
                network.resolve("best.zip"),
                "--data",
                text,
                "--json"));
        assertThat(elsewhere.path("mixedModelWeight").asDouble()).isEqualTo(0.5); // a model with itself
        Path other = folder.resolve("other");
        json(Ran.rnn4j(
                "train",
                "--data",
                text,
                "--set",
                "task=n-gram",
                "--set",
                "data.tokenizer=byte",
                "--out",
                other,
                "--json"));
        assertRefused(
                "error: --mix %s has another vocabulary than the model (byte, 256 tokens; the model: character, 5); train both on the same data with the same tokenizer"
                        .formatted(other.resolve("best.zip")),
                "evaluate",
                network.resolve("best.zip"),
                "--mix",
                other.resolve("best.zip"));
    }

    private static String generated(Path bundle, String... options) {
        List<Object> words = new ArrayList<>(List.of("generate", bundle));
        words.addAll(List.of(options));
        Ran ran = Ran.rnn4j(words.toArray());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran.out();
    }

    private static void assertRefused(String message, Object... words) {
        Ran ran = Ran.rnn4j(words);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines()).last().isEqualTo(message);
    }

    private static JsonNode json(Ran ran) throws IOException {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return new ObjectMapper().readTree(ran.out().lines().reduce((a, b) -> b).orElseThrow());
    }
}
