package org.rnn4j.datasets.classification.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rnn4j.core.sequence.Split.TEST;
import static org.rnn4j.core.sequence.Split.TRAIN;
import static org.rnn4j.core.sequence.Split.VALIDATION;
import static org.rnn4j.datasets.classification.text.LabelledTextFixture.open;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.SequenceData;

/** Real corpora, against the counts that their papers give. */
class SharedTextsTest {
    private final Path folder = Path.of(System.getProperty("rnn4j.shared", ""), "data");

    @BeforeEach
    void needsTheTexts() {
        assumeTrue(Files.exists(folder), "no shared data: " + folder);
    }

    @Test
    void trecHasSixCoarseClasses() {
        SequenceData data = open("""
                {'source': '%1$s/trec/TREC.train.txt', 'test': '%1$s/trec/TREC.test.txt',
                 'format': {'type': 'lines', 'cut-label-at': ':'}, 'split': {'train': 1, 'validation': 0}}""".formatted(folder));
        assertThat(data.size(TRAIN)).isEqualTo(5_452);
        assertThat(data.size(TEST)).isEqualTo(500);
        assertThat(data.report().classes()).containsOnlyKeys("ABBR", "DESC", "ENTY", "HUM", "LOC", "NUM");
    }

    @Test
    void koreanReviewsAreEvenlyGoodAndBad() {
        SequenceData data = open("""
                {'source': '%1$s/nsmc-subset/ratings_train.txt.gz', 'tokenizer': 'character',
                 'format': {'type': 'table', 'delimiter': 'tab', 'text': 'document'}}""".formatted(folder));
        assertThat(data.size(TRAIN)).isEqualTo(36_000);
        assertThat(data.report().classes().get("1")).containsEntry(VALIDATION, 2_000L);
    }

    @Test
    void namesAreAFileALanguage() {
        SequenceData data =
                open("{'source': '%s/names/names', 'format': 'folder', 'tokenizer': 'character'}".formatted(folder));
        assertThat(data.size(TRAIN) + data.size(VALIDATION)).isEqualTo(20_050);
        assertThat(data.report().classes()).hasSize(18);
    }
}
