package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of someone else, as far as the command line is concerned. */
class ForeignBundleTest {
    @TempDir
    static Path folder;

    private static Path run;

    @BeforeAll
    static void train() throws IOException {
        run = train("run", "안녕 세계 hello ".repeat(40));
    }

    private static Path train(String name, String text) throws IOException {
        Path data = Files.writeString(folder.resolve(name + ".txt"), text);
        Path job = Files.writeString(folder.resolve(name + ".yaml"), """
                data: {type: text, source: %s, split: {train: 0.8, validation: 0.2}}
                model: {cell: gru, hidden-size: 4, layers: 1}
                training: {epochs: 1, batch-size: 2, time-steps: 8}
                threads: 1
                """.formatted(data.getFileName()));
        Path out = folder.resolve(name);
        Ran ran = Ran.rnn4j("train", job, "--out", out);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return out;
    }

    @Test
    void evaluateOpensTheFilesThatAModelNamesInItsRunFolderOnly() throws IOException {
        Path own = run.resolve("best.zip");
        assertThat(Ran.rnn4j("evaluate", own).exitCode()).isZero();

        Path elsewhere = Files.copy(own, folder.resolve("elsewhere.zip"));
        Ran refused = Ran.rnn4j("evaluate", elsewhere);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.lastLineOfErr())
                .isEqualTo(
                        "error: %s names its data, %s, but is not in the folder of its run, so it may come from someone else;"
                                + " evaluate it on --data FILE, or open what it names with --trust-paths",
                        elsewhere, folder.resolve("run.txt"));
        assertThat(Ran.rnn4j("evaluate", elsewhere, "--trust-paths").exitCode()).isZero();
        assertThat(Ran.rnn4j("evaluate", elsewhere, "--data", folder.resolve("run.txt"))
                        .exitCode())
                .isZero();

        Path other = train("other", "안녕 세계 hello ".repeat(40));
        Path foreign = Files.copy(own, other.resolve("foreign.zip")); // beside the manifest of another run
        assertThat(Ran.rnn4j("evaluate", foreign).exitCode()).isEqualTo(2);
        Path kept = Files.createDirectories(run.resolve("checkpoints")).resolve("best-00000001.zip");
        assertThat(Ran.rnn4j("evaluate", Files.copy(own, kept)).exitCode()).isZero();
    }

    @Test
    void aSmallerCodecOfAnotherModelIsRefused() throws IOException {
        Path other = train("small", "abab ".repeat(60)).resolve("best.zip");
        byte[] codec = read(other).get("codec.json");
        Path mixed = changed("mixed.zip", "codec.json", own -> new String(codec, StandardCharsets.UTF_8));
        Ran ran = Ran.rnn4j("generate", mixed, "--prompt", "a", "--length", "3");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .startsWith("error: %s cannot be read: its parts do not belong together: its network has the layers "
                        .formatted(mixed))
                .contains("Recurrent (", ", but its job and codec make Recurrent (");
    }

    @Test
    void aNetworkOfAnotherSizeThanItsJobIsRefused() throws IOException {
        Path mixed = changed("wide.zip", "job.json", job -> job.replace("\"hidden-size\" : 4", "\"hidden-size\" : 5"));
        assertThat(Ran.rnn4j("inspect", mixed).lastLineOfErr()).contains("its parts do not belong together");
    }

    @Test
    void controlCharactersOfAModelAreShownAndNotObeyed() throws IOException {
        Path title = changed(
                "title.zip",
                "run.json",
                json -> json.replace("\"backend\" : \"", "\"backend\" : \"\\u001b]0;owned\\u0007\\rOK"));
        Ran ran = Ran.rnn4j("inspect", title);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("\\u001b]0;owned\\u0007\\u000dOK").doesNotContain("\u001b", "\u0007");

        Path name = changed(
                "name.zip", "job.json", json -> json.replace("\"name\" : \"run\"", "\"name\" : \"\\u001b[2J\""));
        assertThat(Ran.rnn4j("inspect", name).out()).doesNotContain("\u001b");
        Path task = changed("task.zip", "job.json", json -> json.replace("language-model", "\\u001b[2J"));
        assertThat(Ran.rnn4j("inspect", task).err()).contains("\\u001b[2J").doesNotContain("\u001b");
    }

    @Test
    void everyCommandThatOpensAModelChecksItsSignature() throws IOException {
        Path key = folder.resolve("me.key");
        assertThat(Ran.rnn4j("keygen", key).out()).contains(key + ".pub");
        assertThat(Ran.rnn4j("keygen", key).lastLineOfErr())
                .isEqualTo("error: %s.pub exists; name a new file".formatted(key));
        Path own = run.resolve("best.zip");
        Path signed = folder.resolve("signed.zip");
        assertThat(Ran.rnn4j("sign", own, "--key", key, "--out", signed).exitCode())
                .isZero();
        Path shared = folder.resolve("me.key.pub");
        assertThat(Ran.rnn4j("inspect", signed, "--require-signature", shared).exitCode())
                .isZero();
        Path data = folder.resolve("run.txt");
        Ran mixed = Ran.rnn4j(
                "evaluate", signed, "--data", data, "--trust-paths", "--mix", own, "--require-signature", shared);
        assertThat(mixed.lastLineOfErr()).contains(own.toString(), "it is not signed");
        for (List<Object> command : List.of(
                List.<Object>of("evaluate", own, "--data", data),
                List.<Object>of("predict", own, data),
                List.<Object>of("generate", own),
                List.<Object>of("chat", own),
                List.<Object>of("inspect", own),
                List.<Object>of("alarms", own, data))) {
            List<Object> words = new ArrayList<>(command);
            words.addAll(List.of("--require-signature", shared));
            Ran ran = Ran.rnn4j(words.toArray());
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.lastLineOfErr())
                    .isEqualTo(
                            "error: %s cannot be read: it is not signed, but a signature is required; ask for a signed copy"
                                    .formatted(own));
        }
    }

    private static Path changed(String name, String entry, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> entries = read(run.resolve("best.zip"));
        String before = new String(entries.get(entry), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        entries.put(entry, after.getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> one : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        }
        return file;
    }

    private static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }
}
