package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that writes what belongs to a class, through the commands that a user types. */
class ConditionalCommandsTest {

    @TempDir
    Path folder;

    @Test
    void aVectorDecidesWhatIsWritten() throws IOException {
        StringBuilder rows = new StringBuilder("size,heat,text\n");
        for (int row = 0; row < 64; row++) {
            int size = row % 8;
            int heat = row / 8;
            rows.append("%d,%d,%s%s\n".formatted(size, 10 * heat, size < 4 ? "small" : "big", heat < 4 ? "" : "!"));
        }
        Path table = Files.writeString(folder.resolve("table.csv"), rows);
        Path job = Files.writeString(folder.resolve("table.yaml"), """
                task: conditional
                data:
                  type: conditioned-text
                  source: %s
                  format: {type: table}
                  condition: [size, heat]
                  split: {train: 0.75, validation: 0.25}
                model: {cell: gru, hidden-size: 16, layers: 1}
                training: {batch-size: 8, epochs: 60, optimizer: {type: adam, learning-rate: 0.01}}
                """.formatted(table));
        Ran train = Ran.rnn4j("train", job, "--out", folder.resolve("run"));
        assertThat(train.exitCode()).as(train.err()).isZero();
        Path asked = Files.writeString(folder.resolve("asked.txt"), "1,10\n6.5,5\n0.5,70\n7,61\n");
        assertThat(Ran.rnn4j("predict", folder.resolve("run/best.zip"), asked).out())
                .isEqualTo("small\nbig\nsmall!\nbig!\n");
        Files.writeString(asked, "1,hot\n");
        assertThat(Ran.rnn4j("predict", folder.resolve("run/best.zip"), asked).lastLineOfErr())
                .isEqualTo("error: %s:1: heat is \"hot\", but must be a finite number", asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"initial", "every-step", "first-input"})
    void writesTheLikeliestTextsOfAClass(String condition) throws IOException {
        Path names = Files.createDirectory(folder.resolve("names"));
        Files.writeString(names.resolve("Korean.txt"), "김민\n".repeat(12) + "이나\n".repeat(4));
        Files.writeString(names.resolve("German.txt"), "anna\n".repeat(12) + "otto\n".repeat(4));
        Path job = Files.writeString(folder.resolve("names.yaml"), """
                task: conditional
                data: {type: conditioned-text, source: %s, split: {train: 0.75, validation: 0.25}}
                model: {cell: gru, hidden-size: 16, layers: 1, condition: %s}
                training: {batch-size: 8, epochs: 60, optimizer: {type: adam, learning-rate: 0.01}}
                decoding: {beam: 4, best: 2, max-length: 8}
                """.formatted(names, condition));
        Ran train = Ran.rnn4j("train", job, "--out", folder.resolve("run"));
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains(" bits per token");
        Path best = folder.resolve("run/best.zip");

        Path asked = Files.writeString(folder.resolve("asked.txt"), "Korean\nGerman\n");
        assertThat(Ran.rnn4j("predict", best, asked).out()).isEqualTo("김민\nanna\n");
        assertThat(Ran.rnn4j("predict", best, asked, "--probabilities", "--format", "csv")
                        .out()
                        .lines()
                        .map(line -> line.replaceFirst(",-.*", "")))
                .containsExactly("class,text,log probability", "Korean,김민", "Korean,이나", "German,anna", "German,otto");

        Ran drawn = Ran.rnn4j("predict", best, asked, "--sample", "--best", "5", "--probabilities", "--format", "csv");
        assertThat(drawn.out().lines()).as(drawn.err()).hasSize(1 + 2 * 5);

        assertThat(Ran.rnn4j("predict", best, asked, "--temperature", "0.001").out())
                .isEqualTo("김민\nanna\n");
        assertThat(Ran.rnn4j("predict", best, asked, "--top-k", "1", "--temperature", "2")
                        .out())
                .isEqualTo("김민\nanna\n");
        Ran both = Ran.rnn4j("predict", best, asked, "--top-k", "1", "--beam", "2");
        assertThat(both.lastLineOfErr())
                .isEqualTo(
                        "error: --top-k: decoding.sample = true samples predictions one by one, but decoding.beam = 2; remove one of them");

        Files.writeString(asked, "Corean\n");
        Ran unknown = Ran.rnn4j("predict", best, asked);
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.lastLineOfErr())
                .isEqualTo(
                        "error: %s:1: the class \"Corean\" is not among the 2 of the training split; did you mean Korean? there are German, Korean"
                                .formatted(asked));
        assertThat(Ran.rnn4j("chat", best).lastLineOfErr())
                .isEqualTo(
                        "error: %s is a model for task = conditional, but chat needs task = seq2seq; use rnn4j predict"
                                .formatted(best));
    }
}
