package org.rnn4j.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingState;

/** Bundles that somebody made to harm their reader. */
class HostileBundleTest {
    private static final Plugins PLUGINS = Plugins.load();

    @TempDir
    Path folder;

    private Path file;
    private Map<String, byte[]> entries;

    @BeforeEach
    void writeAnHonestOne() throws IOException {
        JobSpec job = PLUGINS.jobs()
                .parse(
                        "{data: {type: tiny, train: aabbaabb}, training: {epochs: 1, batch-size: 1}}",
                        "job.yaml",
                        "job",
                        List.of());
        SequenceData data = PLUGINS.open(job, null);
        TinyModel model = new TinyModel(2);
        TrainingState state = new Trainer(job.training(), 1)
                .train(model, data, TrainingListener.silent())
                .state();
        RunManifest run = RunManifest.begin("rnn4j train", job, data, Instant.EPOCH);
        file = folder.resolve("best.zip");
        new ModelBundle(job, data.codec(), run, model.network(), Optional.of(state)).write(file);
        entries = Zips.read(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run.json", "job.json", "configuration.json", "coefficients.bin", "codec.json", "state.bin"})
    void readsNoEntryThatIsLargerThanItsModelNeeds(String name) throws IOException {
        put(name, new byte[20 << 20]); // 20 kB in the file
        assertThat(Files.size(file)).isLessThan(1 << 16);
        assertRefused("entry %s has 20,971,520 bytes or more, but at most ".formatted(name));
    }

    /** The directory of a zip file may lie about a size. */
    @Test
    void countsTheBytesItself() throws IOException {
        put("run.json", new byte[20 << 20]);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.length - 4; at++) {
            if (zip.getInt(at) == 0x02014b50 && zip.getInt(at + 24) == 20 << 20) {
                zip.putInt(at + 24, 100);
            }
        }
        Files.write(file, bytes);
        assertThatThrownBy(() -> ModelBundle.read(file, PLUGINS)).isInstanceOf(UserException.class);
    }

    @Test
    void leavesUnknownEntriesAlone() throws IOException {
        put("extra.bin", "not read".getBytes(StandardCharsets.UTF_8));
        byte[] bytes = Files.readAllBytes(file);
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("extra.bin") - 46;
        bytes[directory + 16] ^= 1; // its checksum
        Files.write(file, bytes);
        assertThatCode(() -> ModelBundle.read(file, PLUGINS)).doesNotThrowAnyException();
    }

    @Test
    void takesNoMemoryForAStateOfTwoToThe31Values() throws IOException {
        byte[] honest = entries.get("state.bin"); // ends with 0: no recurrent state
        byte[] state = Arrays.copyOf(honest, honest.length + 3 * Integer.BYTES);
        state[honest.length - 1] = 1;
        ByteBuffer.wrap(state, honest.length, 3 * Integer.BYTES)
                .putInt(1)
                .putInt(1)
                .putInt(Integer.MAX_VALUE);
        put("state.bin", state);
        assertRefused("");
    }

    @Test
    void takesNoMemoryForParametersThatAreNotThere() throws IOException {
        byte[] honest = entries.get("coefficients.bin");
        String text = new String(honest, StandardCharsets.ISO_8859_1);
        int length = text.lastIndexOf("DOUBLE") - 2 - Long.BYTES;
        byte[] lying = honest.clone();
        ByteBuffer.wrap(lying).putLong(length, 500_000_000);
        put("coefficients.bin", lying);
        assertRefused("coefficients.bin has 500000000 values in 112 bytes, but configuration.json makes 14");

        ByteArrayOutputStream shape = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(shape);
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(500_000_000);
        out.writeUTF("LONG");
        put("coefficients.bin", shape.toByteArray());
        assertRefused("coefficients.bin has a shape of 500000000 numbers");
    }

    @Test
    void refusesARunThatIsNull() throws IOException {
        put("run.json", "null".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ModelBundle.read(file, PLUGINS))
                .isInstanceOf(UserException.class)
                .hasMessage(file + " cannot be read: run.json is null, but must be an object");
        put("run.json", "{\"formatVersion\": 1}".getBytes(StandardCharsets.UTF_8));
        assertRefused("run.json has no command");
        put("job.json", "null".getBytes(StandardCharsets.UTF_8));
        assertRefused("job.json is not an object");
    }

    @Test
    void refusesTwoEntriesOfOneName() throws IOException {
        put("job.jsom", entries.get("job.json"));
        byte[] bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .replace("job.jsom", "job.json")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, bytes);
        assertRefused("it has two entries job.json");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesAPipe() throws Exception {
        Path pipe = folder.resolve("pipe.zip");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> ModelBundle.read(pipe, PLUGINS))
                        .isInstanceOf(UserException.class)
                        .hasMessageStartingWith(pipe + " is a pipe or a device, but must be a file;"));
    }

    @Test
    void aStreamIsReadWithTheSameLimits() throws IOException {
        put("run.json", new byte[20 << 20]);
        byte[] bytes = Files.readAllBytes(file);
        assertThatThrownBy(() -> ModelBundle.read(new ByteArrayInputStream(bytes), "the model", PLUGINS))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("entry run.json has 20,971,520 bytes");
    }

    private void put(String name, byte[] content) throws IOException {
        Map<String, byte[]> changed = new TreeMap<>(entries);
        changed.put(name, content);
        Zips.write(file, changed);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> ModelBundle.read(file, PLUGINS))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }
}
