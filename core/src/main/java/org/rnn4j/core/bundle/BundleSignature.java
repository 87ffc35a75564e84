package org.rnn4j.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipOutputStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;

/**
 * The entry {@code signature.json} of a bundle: the SHA-256 of each other entry, and an Ed25519 signature of these. An entry is
 * compared with its hash when it is read, so what is used is what was signed, even if the file changes meanwhile.
 *
 * @param hashes SHA-256 by entry, in hexadecimal
 */
record BundleSignature(Map<String, String> hashes) {
    static final String ENTRY = "signature.json";
    private static final long LONGEST = 64 << 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the signature of a bundle.
     *
     * @throws UserException if there is none, or it is not that of the key
     */
    static BundleSignature verified(BundleEntries entries, PublicKey key) throws IOException {
        if (!entries.has(ENTRY)) {
            throw new UserException("it is not signed, but a signature is required; ask for a signed copy");
        }
        JsonNode json = JSON.readTree(entries.read(ENTRY, LONGEST));
        Map<String, String> hashes = new TreeMap<>();
        json.path("entries")
                .properties()
                .forEach(entry -> hashes.put(entry.getKey(), entry.getValue().asText()));
        try {
            Signature signature = Signature.getInstance(SigningKey.ALGORITHM);
            signature.initVerify(key);
            signature.update(signed(hashes));
            if (!signature.verify(
                    Base64.getDecoder().decode(json.path("signature").asText()))) {
                throw new UserException("its signature is not that of the required key, or it was changed afterwards");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UserException("its signature is damaged (%s)".formatted(e.getMessage()), e);
        }
        hashes.keySet().stream().filter(name -> !entries.has(name)).findFirst().ifPresent(name -> {
            throw new UserException("it lacks the entry %s, which was signed".formatted(name));
        });
        return new BundleSignature(hashes);
    }

    /** Fails for an entry that is not the signed one. */
    void require(String name, byte[] content) {
        if (!sha256(content).equals(hashes.get(name))) {
            throw new UserException("its entry %s is not the one that was signed".formatted(name));
        }
    }

    /** Writes a bundle of these entries, signed. */
    static void write(Map<String, byte[]> entries, Path to, PrivateKey key) {
        Map<String, String> hashes = new TreeMap<>();
        entries.forEach((name, content) -> hashes.put(name, sha256(content)));
        AtomicFile.write(to, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntries.put(zip, entry.getKey(), entry.getValue());
            }
            ZipEntries.put(zip, ENTRY, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(hashes, key)));
            zip.finish();
        });
    }

    private static ObjectNode json(Map<String, String> hashes, PrivateKey key) {
        ObjectNode json = JSON.createObjectNode().put("algorithm", SigningKey.ALGORITHM);
        json.set("entries", JSON.valueToTree(hashes));
        try {
            Signature signature = Signature.getInstance(SigningKey.ALGORITHM);
            signature.initSign(key);
            signature.update(signed(hashes));
            return json.put("signature", Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of this algorithm cannot sign", e);
        }
    }

    /** The signed text: one line per entry, in the order of their names. */
    private static byte[] signed(Map<String, String> hashes) {
        StringBuilder text = new StringBuilder("rnn4j bundle 1\n");
        new TreeMap<>(hashes)
                .forEach((name, hash) ->
                        text.append(hash).append(' ').append(name).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
