package org.rnn4j.datasets.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TokenStream;

/** Fixture of the tests of the text source. */
final class TextFixture {
    private TextFixture() {}

    /** Options from JSON that may be written with single quotes. */
    static ObjectNode options(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TokenStream open(String json) {
        return new TextSource().open(options(json), null);
    }

    /** A text, given as standard input, with further options {@code 'key': value, ...}. */
    static TokenStream openText(String text, String moreOptions) {
        return openBytes(text.getBytes(StandardCharsets.UTF_8), moreOptions);
    }

    static TokenStream openBytes(byte[] bytes, String moreOptions) {
        return withStandardInput(new ByteArrayInputStream(bytes))
                .open(options("{'source': '-', " + moreOptions + "}"), null);
    }

    static TextSource withStandardInput(InputStream standardInput) {
        return new TextSource(standardInput, TextLimits.DEFAULT);
    }

    static String text(TokenStream data, Split split) {
        return data.codec().decode(data.tokens(split));
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
