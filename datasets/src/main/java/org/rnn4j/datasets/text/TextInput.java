package org.rnn4j.datasets.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.rnn4j.core.io.PackedFile;

/**
 * One run of bytes to be decoded by itself.
 *
 * @param where the job's key and the name, for errors
 * @param charset of the bytes
 * @param bytes opens them, unpacked
 */
record TextInput(String where, Charset charset, Bytes bytes) {

    /** Opens a stream of bytes. */
    interface Bytes {
        InputStream open() throws IOException;
    }

    static TextInput of(String key, BuiltInText text) {
        return new TextInput(where(key, text.spelling()), StandardCharsets.UTF_8, text::open);
    }

    static TextInput of(String key, Path file, Charset charset) {
        return new TextInput(where(key, file), charset, () -> PackedFile.open(file));
    }

    static TextInput ofStandardInput(String key, InputStream standardInput, Charset charset) {
        return new TextInput(where(key, "-"), charset, () -> keptOpen(standardInput));
    }

    static String where(String key, Object name) {
        return key + " = " + name;
    }

    /** Standard input belongs to the process, not to one reader of it. */
    private static InputStream keptOpen(InputStream standardInput) {
        return new FilterInputStream(standardInput) {
            @Override
            public void close() {}
        };
    }
}
