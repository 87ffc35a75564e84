package org.rnn4j.datasets.classification.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rnn4j.core.sequence.Split.TEST;
import static org.rnn4j.core.sequence.Split.TRAIN;
import static org.rnn4j.core.sequence.Split.VALIDATION;
import static org.rnn4j.datasets.classification.text.LabelledTextFixture.open;
import static org.rnn4j.datasets.classification.text.LabelledTextFixture.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.SequenceData;

/** Real corpora, against the counts that their papers give, each beside a small one of the same form, counted by hand. */
class SharedTextsTest {
    private final Path shared = Path.of(System.getProperty("rnn4j.shared", ""), "data");

    @TempDir
    Path folder;

    @Test
    void questionsHaveCoarseClasses() {
        write(folder.resolve("train.txt"), "DESC:manner How so ?\nNUM:date When ?\nDESC:def What is it ?\n");
        write(folder.resolve("test.txt"), "NUM:count How many ?\n");
        SequenceData data = open("""
                {'source': '%1$s/train.txt', 'test': '%1$s/test.txt',
                 'format': {'type': 'lines', 'cut-label-at': ':'}, 'split': {'train': 1, 'validation': 0}}""".formatted(folder));
        assertThat(data.size(TRAIN)).isEqualTo(3);
        assertThat(data.size(TEST)).isEqualTo(1);
        assertThat(data.report().classes()).containsOnlyKeys("DESC", "NUM");
    }

    @Test
    void aPackedTableIsSplitEvenlyIntoGoodAndBad() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("ratings.txt.gz")))) {
            String rows = "1\t정말 좋은 영화\t1\n2\t너무 지루해요\t0\n".repeat(20);
            out.write(("id\tdocument\tlabel\n" + rows).getBytes(StandardCharsets.UTF_8));
        }
        SequenceData data = open("""
                {'source': '%s/ratings.txt.gz', 'tokenizer': 'character',
                 'format': {'type': 'table', 'delimiter': 'tab', 'text': 'document'}}""".formatted(folder));
        assertThat(data.size(TRAIN)).isEqualTo(36); // of each class, a tenth is for validation
        assertThat(data.report().classes().get("1")).containsEntry(VALIDATION, 2L);
        assertThat(data.report().classes().get("0")).containsEntry(VALIDATION, 2L);
    }

    @Test
    void aFolderHasAFileForEachLanguage() {
        write(folder.resolve("Korean.txt"), "Kim\nPark\n".repeat(10));
        write(folder.resolve("Italian.txt"), "Rossi\n".repeat(10));
        SequenceData data = open("{'source': '%s', 'format': 'folder', 'tokenizer': 'character'}".formatted(folder));
        assertThat(data.size(TRAIN)).isEqualTo(27);
        assertThat(data.size(VALIDATION)).isEqualTo(3);
        assertThat(data.report().classes()).containsOnlyKeys("Italian", "Korean");
    }

    @Test
    void trecHasSixCoarseClasses() {
        SequenceData data = open("""
                {'source': '%1$s/trec/TREC.train.txt', 'test': '%1$s/trec/TREC.test.txt',
                 'format': {'type': 'lines', 'cut-label-at': ':'}, 'split': {'train': 1, 'validation': 0}}""".formatted(shared()));
        assertThat(data.size(TRAIN)).isEqualTo(5_452);
        assertThat(data.size(TEST)).isEqualTo(500);
        assertThat(data.report().classes()).containsOnlyKeys("ABBR", "DESC", "ENTY", "HUM", "LOC", "NUM");
    }

    @Test
    void koreanReviewsAreEvenlyGoodAndBad() {
        SequenceData data = open("""
                {'source': '%1$s/nsmc-subset/ratings_train.txt.gz', 'tokenizer': 'character',
                 'format': {'type': 'table', 'delimiter': 'tab', 'text': 'document'}}""".formatted(shared()));
        assertThat(data.size(TRAIN)).isEqualTo(36_000);
        assertThat(data.report().classes().get("1")).containsEntry(VALIDATION, 2_000L);
    }

    @Test
    void namesAreAFileALanguage() {
        SequenceData data =
                open("{'source': '%s/names/names', 'format': 'folder', 'tokenizer': 'character'}".formatted(shared()));
        assertThat(data.size(TRAIN) + data.size(VALIDATION)).isEqualTo(20_050);
        assertThat(data.report().classes()).hasSize(18);
    }

    private Path shared() {
        assumeTrue(Files.exists(shared), "no shared data: " + shared);
        return shared;
    }
}
