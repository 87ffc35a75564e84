package org.rnn4j.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rnn4j.core.sequence.Split.TEST;
import static org.rnn4j.core.sequence.Split.TRAIN;
import static org.rnn4j.core.sequence.Split.VALIDATION;
import static org.rnn4j.datasets.text.TextFixture.text;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.TokenStream;

/** Mikolov's version of the Penn Treebank, against the counts that papers give. */
class PennTreebankTest {
    private final Path folder = Path.of(System.getProperty("rnn4j.shared", ""), "data/ptb");

    @BeforeEach
    void needsTheTexts() {
        assumeTrue(Files.exists(folder), "no shared data: " + folder);
    }

    @Test
    void wordsBetweenBlanksAndLineEnds() {
        TokenStream data = open("whitespace");
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
        TokenStream data = open("{'type': 'bpe', 'vocabulary-size': 5000}");
        assertThat(data.codec().vocabularySize()).isEqualTo(5_000);
        assertThat(data.tokens(TRAIN)).hasSizeBetween(1_000_000, 1_600_000);
        assertThat(text(data, TEST)).startsWith(" no it was n't black monday \n but while");
    }

    private TokenStream open(String tokenizer) {
        String block = tokenizer.startsWith("{") ? tokenizer : "'" + tokenizer + "'";
        return TextFixture.open("""
                {'source': '%1$s/ptb.train.txt.gz', 'validation': '%1$s/ptb.valid.txt.gz',
                 'test': '%1$s/ptb.test.txt.gz', 'tokenizer': %2$s}""".formatted(folder, block));
    }
}
