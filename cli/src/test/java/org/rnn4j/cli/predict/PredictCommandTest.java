package org.rnn4j.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;
import org.rnn4j.cli.Rnn4j;

class PredictCommandTest {

    @TempDir
    static Path folder;

    private static Path best;

    @BeforeAll
    static void train() throws IOException {
        Path data = Files.writeString(
                folder.resolve("data.tsv"), "good\taab\ngood\t좋다\nbad\tc,c\nbad\t\"d\nbad\tcc\n".repeat(8));
        Path job = Files.writeString(folder.resolve("tiny.yaml"), """
                task: tiny-classification
                data: {type: tiny-labels, source: %s}
                training: {epochs: 30, optimizer: {type: sgd, learning-rate: 0.5}, schedule: constant}
                """.formatted(data));
        Ran ran = Ran.rnn4j("train", job, "--out", folder.resolve("run"));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        best = folder.resolve("run/best.zip");
    }

    @Test
    void predictsInTheOrderOfTheRequests() throws IOException {
        Ran ran = predict("좋다\nc,c\naab\nc\na\n", "--batch", "2");
        assertThat(ran.out()).isEqualTo("good\t좋다\nbad\tc,c\ngood\taab\nbad\tc\ngood\ta\n");
        assertThat(ran.err()).matches("5 predictions in \\d+\\.\\d\\d s, [\\d,]+ per second\\R");
    }

    @Test
    void quotesWhatATableNeedsQuoted() throws IOException {
        Ran ran = predict("좋다\nc,\"c\n", "--format", "csv");
        assertThat(ran.out()).isEqualTo("text,class\n좋다,good\n\"c,\"\"c\",bad\n");
        assertThat(predict("aab\n", "--format", "CSV", "--probabilities").out())
                .matches("text,class,bad,good\naab,good,0\\.\\d\\d,0\\.\\d\\d\n");
    }

    @Test
    void writesAnObjectALine() throws IOException {
        Ran ran = predict("좋다\nc,\"c\n", "--format", "json");
        assertThat(ran.out())
                .isEqualTo("{\"text\":\"좋다\",\"class\":\"good\"}\n{\"text\":\"c,\\\"c\",\"class\":\"bad\"}\n");
    }

    @Test
    void readsSeveralFilesPackedOnesToo() throws IOException {
        Path plain = Files.writeString(folder.resolve("a.txt"), "\uFEFFaab\n");
        Path packed = folder.resolve("b.txt.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("c\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Ran.rnn4j("predict", best, plain, packed).out()).isEqualTo("good\taab\nbad\tc\n");
    }

    @Test
    void predictsAtOnceWhenTheInputPauses() {
        InputStream standardInput = System.in;
        StringWriter out = new StringWriter();
        Typist typist = new Typist(out, "aab\nc\n", "좋다\n");
        int exit;
        try {
            System.setIn(typist);
            exit = Rnn4j.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "predict", best.toString());
        } finally {
            System.setIn(standardInput);
        }
        assertThat(exit).isZero();
        assertThat(typist.seen).containsExactly("", "good\taab\nbad\tc\n");
        assertThat(out).hasToString("good\taab\nbad\tc\ngood\t좋다\n");
    }

    /** Types one text after the other, each when more is asked for, and notes what the screen showed by then. */
    private static final class Typist extends InputStream {
        private final List<String> seen = new ArrayList<>();
        private final StringWriter screen;
        private final Iterator<String> texts;
        private InputStream typed = InputStream.nullInputStream();

        Typist(StringWriter screen, String... texts) {
            this.screen = screen;
            this.texts = List.of(texts).iterator();
        }

        @Override
        public int available() throws IOException {
            return typed.available();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (typed.available() == 0 && texts.hasNext()) {
                seen.add(screen.toString());
                typed = new ByteArrayInputStream(texts.next().getBytes(StandardCharsets.UTF_8));
            }
            return typed.read(into, from, length);
        }
    }

    @Test
    void whatCannotBeReadEndsItAfterTheAnswersBefore() throws IOException {
        Path file = requests("aab\n\nc\n");
        Ran ran = Ran.rnn4j("predict", best, file);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEqualTo("good\taab\n");
        assertThat(ran.err()).isEqualTo("error: %s:2: an empty line, but a text is asked for%n".formatted(file));
    }

    @Test
    void whatCannotBeReadIsSkippedAndCountedOnRequest() throws IOException {
        Path file = requests("\naab\n\nc\n");
        Ran ran = Ran.rnn4j("predict", best, file, "--on-error", "skip");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo("\ngood\taab\n\nbad\tc\n");
        assertThat(ran.err())
                .startsWith(
                        "skipped 2 requests that cannot be read; the first: %s:1: an empty line, but a text is asked for%n"
                                .formatted(file))
                .contains("2 predictions in ");
    }

    @Test
    void bytesThatAreNoTextAreAnError() throws IOException {
        Path latin = Files.write(folder.resolve("latin.txt"), "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Ran ran = Ran.rnn4j("predict", best, latin);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo(
                        "error: %s:1: not UTF-8 at character 4 of the line; give its encoding with --encoding, or convert it%n"
                                .formatted(latin));
        Path missing = folder.resolve("nope.txt");
        assertThat(Ran.rnn4j("predict", best, missing).err())
                .isEqualTo("error: %s cannot be read: there is no such file or folder%n".formatted(missing));
        assertThat(Ran.rnn4j("predict", best, folder).err())
                .isEqualTo("error: %s cannot be read: it is a folder%n".formatted(folder));
        assertThat(Ran.rnn4j("predict", best, latin, "--batch", "0").err())
                .isEqualTo("error: --batch = 0, but must be in [1, 65536]%n".formatted());
        assertThat(Ran.rnn4j("predict", best, latin, "--format", "xml").err())
                .startsWith("error: Invalid value for option '--format': expected one of [TEXT, CSV, JSON]");
    }

    @Test
    void aLineThatIsNoTextIsSkippedAlone() throws IOException {
        Path file =
                Files.write(folder.resolve("mixed.txt"), "aab\ncaf\u00e9\nc\n".getBytes(StandardCharsets.ISO_8859_1));
        Ran fails = Ran.rnn4j("predict", best, file);
        assertThat(fails.exitCode()).isEqualTo(2);
        assertThat(fails.out()).isEqualTo("good\taab\n");
        assertThat(Ran.rnn4j("predict", best, file, "--on-error", "skip").out()).isEqualTo("good\taab\n\nbad\tc\n");
        assertThat(Ran.rnn4j("predict", best, file, "--encoding", "ISO-8859-1").out())
                .hasLineCount(3);
    }

    private static Ran predict(String requests, Object... options) throws IOException {
        Object[] arguments = new Object[options.length + 3];
        arguments[0] = "predict";
        arguments[1] = best;
        arguments[2] = requests(requests);
        System.arraycopy(options, 0, arguments, 3, options.length);
        Ran ran = Ran.rnn4j(arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    private static Path requests(String lines) throws IOException {
        return Files.writeString(folder.resolve("requests.txt"), lines);
    }
}
