package org.rnn4j.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingState;

class SignatureTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final KeyPair KEYS = SigningKey.generate();

    @TempDir
    Path folder;

    private Path signed;
    private Map<String, byte[]> entries;

    @BeforeEach
    void sign() throws IOException {
        Path file = write("a", 1);
        signed = folder.resolve("signed.zip");
        ModelBundle.sign(file, signed, KEYS.getPrivate(), PLUGINS);
        entries = Zips.read(signed);
    }

    private Path write(String name, long seed) {
        JobSpec job = PLUGINS.jobs()
                .parse(
                        "{data: {type: tiny, train: aabbaabb}, training: {epochs: 1, batch-size: 1}, seed: %d}"
                                .formatted(seed),
                        "job.yaml",
                        "job",
                        List.of());
        SequenceData data = PLUGINS.open(job, null);
        TinyModel model = new TinyModel(2);
        TrainingState state = new Trainer(job.training(), seed)
                .train(model, data, TrainingListener.silent())
                .state();
        RunManifest run = RunManifest.begin("rnn4j train", job, data, Instant.EPOCH);
        Path file = folder.resolve(name + ".zip");
        new ModelBundle(job, data.codec(), run, model.network(), Optional.of(state)).write(file);
        return file;
    }

    @Test
    void aSignedBundleIsReadWithItsKeyAndWithout() {
        assertThatCode(() -> ModelBundle.read(signed, PLUGINS, KEYS.getPublic()))
                .doesNotThrowAnyException();
        assertThatCode(() -> ModelBundle.read(signed, PLUGINS)).doesNotThrowAnyException();
    }

    @Test
    void anotherKeyOrNoSignatureIsRefused() {
        assertThatThrownBy(() ->
                        ModelBundle.read(signed, PLUGINS, SigningKey.generate().getPublic()))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s cannot be read: its signature is not that of the required key, or it was changed afterwards",
                        signed);
        Path plain = folder.resolve("a.zip");
        assertThatThrownBy(() -> ModelBundle.read(plain, PLUGINS, KEYS.getPublic()))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s cannot be read: it is not signed, but a signature is required; ask for a signed copy",
                        plain);
    }

    /** The checksums of the zip are right each time. */
    @Test
    void everyEntryIsCovered() throws IOException {
        Map<String, byte[]> other = Zips.read(write("b", 2));
        assertThat(entries.keySet()).contains("state.bin", "run.json", "codec.json", "coefficients.bin");
        for (String name : entries.keySet()) {
            byte[] changed = entries.get(name).clone();
            changed[changed.length / 2] ^= 1;
            refused(name, changed);
            if (other.containsKey(name) && !Arrays.equals(other.get(name), entries.get(name))) {
                refused(name, other.get(name)); // valid in itself
            }
            refused(name, null);
        }
    }

    @Test
    void anEntryThatWasNotSignedIsRefused() throws IOException {
        Map<String, byte[]> without = new TreeMap<>(entries);
        byte[] state = without.remove("state.bin");
        Zips.write(signed, without);
        ModelBundle.sign(signed, signed, KEYS.getPrivate(), PLUGINS);
        entries = Zips.read(signed);
        assertThatCode(() -> ModelBundle.read(signed, PLUGINS, KEYS.getPublic()))
                .doesNotThrowAnyException();
        refused("state.bin", state);
    }

    private void refused(String name, byte[] content) throws IOException {
        Map<String, byte[]> changed = new TreeMap<>(entries);
        changed.put(name, content);
        changed.values().removeIf(Objects::isNull);
        Zips.write(signed, changed);
        assertThatThrownBy(() -> ModelBundle.read(signed, PLUGINS, KEYS.getPublic()))
                .as(name)
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(signed.toString());
    }

    @Test
    void keysAreReadBackFromPem() throws IOException {
        Path secret = Files.writeString(folder.resolve("me.key"), SigningKey.pem(KEYS.getPrivate()));
        Path shared = Files.writeString(folder.resolve("me.key.pub"), SigningKey.pem(KEYS.getPublic()));
        assertThat(SigningKey.readPrivate(secret)).isEqualTo(KEYS.getPrivate());
        assertThat(SigningKey.readPublic(shared)).isEqualTo(KEYS.getPublic());
        assertThatThrownBy(() -> SigningKey.readPublic(secret))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s is not an Ed25519 public key in a PEM file; make a pair of keys with rnn4j keygen, sign with KEY and"
                                + " check with KEY.pub",
                        secret);
        Path cut = Files.writeString(
                folder.resolve("cut.pub"), "-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n");
        assertThatThrownBy(() -> SigningKey.readPublic(cut)).isInstanceOf(UserException.class);
    }

    /** RFC 8032, 7.1, test 1: a key of another program, in the form of RFC 8410. */
    @Test
    void readsAKeyOfAnotherProgram() throws IOException {
        Path shared = Files.writeString(folder.resolve("rfc.pub"), """
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                -----END PUBLIC KEY-----
                """, StandardCharsets.US_ASCII);
        byte[] encoded = SigningKey.readPublic(shared).getEncoded();
        assertThat(HexFormat.of().formatHex(encoded))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }
}
