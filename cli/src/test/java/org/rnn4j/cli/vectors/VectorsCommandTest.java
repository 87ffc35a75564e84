package org.rnn4j.cli.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;

class VectorsCommandTest {
    @TempDir
    Path folder;

    /** Sentences about pets and about tools, each with a class. */
    private Path labelled() throws IOException {
        List<String> rows = new ArrayList<>(List.of("label,text"));
        String[][] nouns = {{"cat", "dog", "hamster"}, {"saw", "drill", "hammer"}};
        String[][] verbs = {{"sleeps", "eats", "plays"}, {"cuts", "breaks", "turns"}};
        for (int i = 0; i < 120; i++) {
            int kind = i % 2;
            rows.add("%s,The %s %s and %s"
                    .formatted(
                            kind == 0 ? "pet" : "tool",
                            nouns[kind][i / 2 % 3],
                            verbs[kind][i / 6 % 3],
                            verbs[kind][i / 18 % 3]));
        }
        return Files.write(folder.resolve("data.csv"), rows);
    }

    private Ran vectors(Path text, Path out) {
        return Ran.rnn4j(
                "vectors", text, "--column", "text", "--out", out, "--dimension", 8, "--epochs", 30, "--window", 2);
    }

    @Test
    void aTrainingBeginsWithTheVectorsOfItsOwnText() throws IOException {
        Path text = labelled();
        Path out = folder.resolve("words.vec.gz");
        Ran ran = vectors(text, out);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err())
                .contains("text     120 lines, 600 words, 14 different\n")
                .contains("epoch    30 of 30, loss ");
        assertThat(ran.out())
                .containsPattern("near     the: [a-z]+(, [a-z]+){5}\n")
                .endsWith("vectors  %1$s: 14 words, 8 numbers each\n".formatted(out)
                        + "next     rnn4j train JOB --set data.vectors=%s --set model.embedding-size=8\n"
                                .formatted(out));

        Path job = Files.writeString(folder.resolve("job.yaml"), """
                task: classification
                threads: 1
                data:
                  type: labelled-text
                  source: data.csv
                  format: {type: table}
                  tokenizer: {type: word}
                  vectors: words.vec.gz
                model: {hidden-size: 8, layers: 1, embedding-size: 8}
                training: {epochs: 1}
                """);
        Ran trained = Ran.rnn4j("train", job, "--out", folder.resolve("run"));
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("tokens with a vector 14"); // "The" has that of "the"
    }

    @Test
    void theSameSeedGivesTheSameFile() throws IOException {
        Path text = labelled();
        vectors(text, folder.resolve("a.vec"));
        vectors(text, folder.resolve("b.vec"));
        assertThat(folder.resolve("a.vec")).hasSameTextualContentAs(folder.resolve("b.vec"));
        assertThat(Files.readAllLines(folder.resolve("a.vec"))).hasSize(15).startsWith("14 8");
    }

    @Test
    void aMistakeIsAnsweredInOneLine() throws IOException {
        Path text = labelled();
        refused("error: --window = 0, but must be in [1, 100]", text, "--out", folder.resolve("x"), "--window", 0);
        refused(
                "error: --min-count = 0, but must be in [1, 2147483647]",
                text,
                "--out",
                folder.resolve("x"),
                "--min-count",
                0);
        Path nowhere = folder.resolve("none/x.vec");
        refused(
                "error: --out %s: the folder %s does not exist; make it first".formatted(nowhere, nowhere.getParent()),
                text,
                "--out",
                nowhere);
        Path empty = Files.writeString(folder.resolve("empty.txt"), "\n");
        refused(
                "error: TEXT = %s: the file is empty; use a file with examples".formatted(empty),
                empty,
                "--out",
                folder.resolve("x"));
    }

    @Test
    void textOfAnotherEncodingIsReadIfItIsNamed() throws IOException {
        String sentence = "La crème brûlée est prête\n";
        Path text = Files.write(folder.resolve("latin.txt"), sentence.repeat(9).getBytes(StandardCharsets.ISO_8859_1));
        Path out = folder.resolve("latin.vec");
        refused(
                "error: TEXT = %s: not UTF-8 at byte 5 (0xE8, line 1); set --encoding to its encoding (MS949, windows-1252, ...),"
                                .formatted(text)
                        + " or convert it: iconv -f CP949 -t UTF-8",
                text,
                "--out",
                out);
        refused(
                "error: --encoding = latin, but must be a charset of Java such as UTF-8, UTF-16, MS949 or windows-1252",
                text,
                "--out",
                out,
                "--encoding",
                "latin");
        Ran ran = Ran.rnn4j("vectors", text, "--out", out, "--encoding", "windows-1252", "--epochs", 1);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(Files.readString(out)).contains("brûlée ");
    }

    private static void refused(String message, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("vectors"));
        all.addAll(List.of(arguments));
        Ran ran = Ran.rnn4j(all.toArray());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo(message + System.lineSeparator());
    }
}
