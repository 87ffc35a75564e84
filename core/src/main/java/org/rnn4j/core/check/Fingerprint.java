package org.rnn4j.core.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;

/**
 * A model by its SHA-256 hashes, in hexadecimal.
 *
 * @param network hash of the parameters, the state of the updater and the configuration
 * @param predictions hash of the results for inputs that are always the same; empty if the model has none
 */
public record Fingerprint(String network, String predictions) {
    private static final int SEQUENCES = 3;
    private static final int STEPS = 12;

    /** The fingerprint of a saved model. */
    public static Fingerprint of(Path file) {
        Plugins plugins = Plugins.load();
        ModelBundle bundle = ModelBundle.read(file, plugins);
        try (SequenceModel model = bundle.model(plugins)) {
            return of(bundle, model);
        }
    }

    /** The fingerprint of a model in use. */
    static Fingerprint of(ModelBundle bundle, SequenceModel model) {
        String predictions = model instanceof FittedModel
                ? ""
                : bundle.codec()
                        .input()
                        .flatMap(input -> RandomBatch.of(input, SEQUENCES, STEPS))
                        .map(batch -> hash(Outputs.of(model, batch)))
                        .orElse("");
        return new Fingerprint(hash(model.network()), predictions);
    }

    /** The hash of a network: of the names and contents of its entries in a bundle. */
    public static String hash(SavedNetwork network) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MessageDigest digest = sha256();
        try {
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                network.writeTo(zip);
            }
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()));
                    DigestOutputStream into = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
                    zip.transferTo(into);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String hash(Outputs outputs) {
        MessageDigest digest = sha256();
        ByteBuffer value = ByteBuffer.allocate(Double.BYTES);
        for (double[] row : outputs.rows()) {
            for (double number : row) {
                digest.update(value.putDouble(0, number).array());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
