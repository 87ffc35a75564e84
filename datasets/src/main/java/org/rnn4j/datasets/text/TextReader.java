package org.rnn4j.datasets.text;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.input.StrictDecoder;

/** Reads, once, all texts that some options name. */
final class TextReader {
    private final TextOptions options;
    private final TextLocator locator;
    private final int maxBytes;
    private final MessageDigest digest = sha256();
    private int bytesRead;

    /** @param maxBytes unpacked, over all texts */
    TextReader(TextOptions options, InputStream standardInput, int maxBytes) {
        this.options = options;
        this.locator = new TextLocator(options.charset(), standardInput);
        this.maxBytes = maxBytes;
    }

    /**
     * What was read.
     *
     * @param source the text to be split
     * @param validation the validation part's own text, may be empty
     * @param test the test part's own text, may be empty
     * @param bytes of all three, unpacked
     * @param sha256 of those bytes, in hexadecimal
     */
    record Texts(String source, String validation, String test, int bytes, String sha256) {}

    Texts read() {
        String source = read("data.source", options.source());
        String validation = read("data.validation", options.validation());
        String test = read("data.test", options.test());
        return new Texts(source, validation, test, bytesRead, HexFormat.of().formatHex(digest.digest()));
    }

    private String read(String key, List<String> sources) {
        StringBuilder text = new StringBuilder();
        for (String source : sources) {
            for (TextInput input : locator.find(key, source)) {
                text.append(StrictDecoder.decode(input.where(), bytes(input), input.charset()));
            }
        }
        if (text.isEmpty() && !sources.isEmpty()) {
            throw new UserException("%s: empty; give a text of a few thousand characters or more"
                    .formatted(TextInput.where(key, String.join(", ", sources))));
        }
        return text.toString();
    }

    private byte[] bytes(TextInput input) {
        try (InputStream in = input.bytes().open()) {
            byte[] bytes = in.readNBytes(maxBytes - bytesRead + 1);
            if (bytes.length > maxBytes - bytesRead) {
                throw new UserException(
                        "%s: more than %d bytes of text in all, the most that is held in memory; use a part"
                                .formatted(input.where(), maxBytes));
            }
            bytesRead += bytes.length;
            digest.update(bytes);
            return bytes;
        } catch (IOException e) {
            throw PackedFile.unreadable(input.where(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
