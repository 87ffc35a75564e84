package org.rnn4j.datasets.examples;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Decodes whole texts like {@link StrictReader}. */
public final class StrictDecoder {
    private StrictDecoder() {}

    /**
     * Decodes a text without its byte order mark; line ends are kept.
     *
     * @param where key and file, for the error
     */
    public static String decode(String where, byte[] bytes, Encoding encoding) {
        StringBuilder text = new StringBuilder();
        try (StrictReader reader =
                new StrictReader(where, encoding, () -> new ByteArrayInputStream(bytes), StrictReader.BLOCK)) {
            while (reader.read(text)) {} // appends
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
        return text.toString();
    }
}
