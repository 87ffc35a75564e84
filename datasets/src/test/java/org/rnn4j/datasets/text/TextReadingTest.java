package org.rnn4j.datasets.text;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.core.sequence.Split.TRAIN;
import static org.rnn4j.datasets.text.TextFixture.gzip;
import static org.rnn4j.datasets.text.TextFixture.open;
import static org.rnn4j.datasets.text.TextFixture.openBytes;
import static org.rnn4j.datasets.text.TextFixture.openText;
import static org.rnn4j.datasets.text.TextFixture.options;
import static org.rnn4j.datasets.text.TextFixture.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.TokenStream;

class TextReadingTest {
    private static final String ALL = "'split': {'train': 1, 'validation': 0}";

    @TempDir
    Path folder;

    @Test
    void filesOfAListAreJoinedInTheirOrder() throws IOException {
        Path first = write("z.txt", "first ".getBytes(UTF_8));
        Path second = write("a.txt", "second".getBytes(UTF_8));
        assertThat(read("['%s', '%s']".formatted(first, second))).isEqualTo("first second");
    }

    @Test
    void aFolderStandsForItsTextsInTheOrderOfTheirNames() throws IOException {
        write("b.txt", "b".getBytes(UTF_8));
        write("a.txt.gz", gzip("a".getBytes(UTF_8)));
        write("B.txt", "B".getBytes(UTF_8));
        write("empty.txt", new byte[0]);
        write("notes.md", "no".getBytes(UTF_8));
        Files.createDirectory(folder.resolve("inner.txt"));
        assertThat(read("'" + folder + "'")).isEqualTo("Bab");
    }

    @Test
    void gzipIsUnpackedAndHashedAsItsContent() throws Exception {
        byte[] content = "한글 text\n".repeat(1_000).getBytes(UTF_8);
        TokenStream packed = open("{'source': '%s', %s}".formatted(write("a.gz", gzip(content)), ALL));
        TokenStream plain = open("{'source': '%s', %s}".formatted(write("a", content), ALL));
        assertThat(text(packed, TRAIN)).isEqualTo(new String(content, UTF_8));
        assertThat(packed.sha256())
                .isEqualTo(plain.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    }

    @Test
    void standardInputIsReadAndLeftOpen() {
        AtomicBoolean closed = new AtomicBoolean();
        var standardInput = new ByteArrayInputStream("standard input".getBytes(UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        TokenStream data =
                TextFixture.withStandardInput(standardInput).open(options("{'source': '-', " + ALL + "}"), null);
        assertThat(text(data, TRAIN)).isEqualTo("standard input");
        assertThat(closed).isFalse();
    }

    @Test
    void aByteOrderMarkIsDroppedOnlyWhereItIsOne() throws IOException {
        assertThat(text(openText("\uFEFFa\uFEFFb", ALL), TRAIN)).isEqualTo("a\uFEFFb");
        Path marked = write("marked.txt", "\uFEFFa".getBytes(UTF_8));
        assertThat(read("['%s', '%s']".formatted(marked, marked))).isEqualTo("aa");
    }

    @Test
    void lineEndsStayAsTheyAre() {
        assertThat(text(openText("a\r\nb\nc\rd", ALL), TRAIN)).isEqualTo("a\r\nb\nc\rd");
    }

    @Test
    void anotherEncodingMayBeDeclared() {
        String text = "대한민국 abc";
        assertThat(text(openBytes(text.getBytes(UTF_16), "'encoding': 'UTF-16', " + ALL), TRAIN))
                .isEqualTo(text);
        assertThat(text(openBytes(text.getBytes(Charset.forName("MS949")), "'encoding': 'ms949', " + ALL), TRAIN))
                .isEqualTo(text);
    }

    private static String read(String source) {
        return text(open("{'source': %s, %s}".formatted(source, ALL)), TRAIN);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
