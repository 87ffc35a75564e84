package org.rnn4j.datasets.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rnn4j.core.sequence.Split.TEST;
import static org.rnn4j.core.sequence.Split.TRAIN;
import static org.rnn4j.core.sequence.Split.VALIDATION;
import static org.rnn4j.datasets.text.TextFixture.gzip;
import static org.rnn4j.datasets.text.TextFixture.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.TokenStream;

/** Mikolov's version of the Penn Treebank, against the counts that papers give, beside a few lines of the same form. */
class PennTreebankTest {
    private final Path shared = Path.of(System.getProperty("rnn4j.shared", ""), "data/ptb");

    @TempDir
    Path folder;

    @Test
    void wordsOfAFewLines() throws IOException {
        write("train", " aer banknote <unk> \n no it was n't <unk> <unk> \n");
        write("valid", " no banknote \n");
        write("test", " it was new \n");
        TokenStream data = open(folder, "whitespace");
        assertThat(data.codec().vocabularySize()).isEqualTo(8); // six words, a line's end and <unk>
        assertThat(data.tokens(TRAIN)).hasSize(11);
        assertThat(data.tokens(VALIDATION)).hasSize(3);
        assertThat(data.tokens(TEST)).hasSize(4);
        assertThat(data.summary()).containsEntry("unknown train tokens", 3L).containsEntry("unknown test tokens", 1L);
        assertThat(text(data, TRAIN)).startsWith("aer banknote <unk>");
    }

    @Test
    void bytePairsOfAFewLinesComeBack() throws IOException {
        write("train", " no it was n't black monday \n".repeat(20));
        write("valid", " no black monday \n");
        write("test", " it was é \n");
        TokenStream data = open(folder, "{'type': 'bpe', 'vocabulary-size': 265}");
        assertThat(data.codec().vocabularySize()).isEqualTo(265);
        assertThat(data.tokens(TRAIN)).hasSizeLessThan(20 * 29);
        assertThat(text(data, TEST)).isEqualTo(" it was é \n");
    }

    @Test
    void wordsBetweenBlanksAndLineEnds() {
        TokenStream data = open(shared(), "whitespace");
        assertThat(data.codec().vocabularySize()).isEqualTo(10_000);
        assertThat(data.tokens(TRAIN)).hasSize(929_589);
        assertThat(data.tokens(VALIDATION)).hasSize(73_760);
        assertThat(data.tokens(TEST)).hasSize(82_430);
        assertThat(data.summary())
                .containsEntry("unknown train tokens", 45_020L)
                .containsEntry("unknown test tokens", 4_794L);
        assertThat(text(data, TRAIN)).startsWith("aer banknote berlitz");
    }

    @Test
    void bytePairsComeBack() {
        TokenStream data = open(shared(), "{'type': 'bpe', 'vocabulary-size': 5000}");
        assertThat(data.codec().vocabularySize()).isEqualTo(5_000);
        assertThat(data.tokens(TRAIN)).hasSizeBetween(1_000_000, 1_600_000);
        assertThat(text(data, TEST)).startsWith(" no it was n't black monday \n but while");
    }

    private void write(String split, String text) throws IOException {
        Files.write(folder.resolve("ptb.%s.txt.gz".formatted(split)), gzip(text.getBytes(UTF_8)));
    }

    private Path shared() {
        assumeTrue(Files.exists(shared), "no shared data: " + shared);
        return shared;
    }

    private static TokenStream open(Path folder, String tokenizer) {
        String block = tokenizer.startsWith("{") ? tokenizer : "'" + tokenizer + "'";
        return TextFixture.open("""
                {'source': '%1$s/ptb.train.txt.gz', 'validation': '%1$s/ptb.valid.txt.gz',
                 'test': '%1$s/ptb.test.txt.gz', 'tokenizer': %2$s}""".formatted(folder, block));
    }
}
