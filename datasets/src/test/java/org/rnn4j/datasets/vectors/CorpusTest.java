package org.rnn4j.datasets.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.codec.VocabularyLimits;

class CorpusTest {
    private static final Tokenizer WORDS = new Tokenizer.Word(true, VocabularyLimits.NONE, List.of());
    private static final Tokenizer BLANKS = new Tokenizer.Whitespace("", false, VocabularyLimits.NONE, List.of());

    @TempDir
    Path folder;

    private static Corpus corpus(Tokenizer tokenizer, int minCount, String... texts) {
        return Corpus.of(List.of(texts), tokenizer, Normalization.NONE, minCount);
    }

    /** The codec has two tokens ")", one of them with a space before it. */
    @Test
    void wordsAreToldApartByTheirSpelling() {
        Corpus corpus = corpus(WORDS, 1, "The cat (a  cat)", "A cat )");
        assertThat(corpus.words()).containsExactly("cat", ")", "a", "(", "the");
        assertThat(corpus.counts()).containsExactly(3, 2, 2, 1, 1);
        assertThat(corpus.sentences()).isDeepEqualTo(new int[][] {{4, 0, 3, 2, 0, 1}, {2, 0, 1}});
        assertThat(corpus.size()).isEqualTo(9);
    }

    @Test
    void rareWordsAndTheUnknownWordAreLeftOutAsAreTextsOfOneWord() {
        Corpus corpus = corpus(BLANKS, 2, "a b <unk> a rare", "b", "b a");
        assertThat(corpus.words()).containsExactly("a", "b");
        assertThat(corpus.sentences()).isDeepEqualTo(new int[][] {{0, 1, 0}, {1, 0}});
    }

    @Test
    void aTextWithoutWordsIsRefused() {
        assertThatThrownBy(() -> corpus(BLANKS, 3, "a b a", "b c a"))
                .isInstanceOf(UserException.class)
                .hasMessage("--min-count = 3 leaves 1 of 3 words; lower it or use more text");
    }

    @Test
    void readsLinesOrAColumnOfATable() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "one two\nthree\n");
        assertThat(Lines.read(List.of(text.toString()), "", "UTF-8").texts()).containsExactly("one two", "three");
        Path csv = Files.writeString(folder.resolve("b.csv"), "id,text\n1,\"one, two\"\n2\n");
        Lines lines = Lines.read(List.of(csv.toString()), "text", "UTF-8");
        assertThat(lines.texts()).containsExactly("one, two");
        assertThat(lines.warning())
                .contains("1 example was left out, the first for this: %s:3: 1 column, but the header has 2"
                        .formatted(csv));
        Path tsv = Files.writeString(folder.resolve("c.tsv"), "id\ttext\n1\tone, two\n");
        assertThat(Lines.read(List.of(tsv.toString()), "2", "UTF-8").texts()).containsExactly("one, two");
        assertThatThrownBy(() -> Lines.read(List.of(tsv.toString()), "txt", "UTF-8"))
                .isInstanceOf(UserException.class)
                .hasMessage("--column = txt, but the columns of %s are id, text; did you mean text? use one of them"
                        .formatted(tsv));
        assertThatThrownBy(() -> Lines.read(List.of(folder.resolve("none").toString()), "", "UTF-8"))
                .isInstanceOf(UserException.class)
                .hasMessage("TEXT = %1$s: no such file or folder (%1$s)".formatted(folder.resolve("none")));
    }
}
