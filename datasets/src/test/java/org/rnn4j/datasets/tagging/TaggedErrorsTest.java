package org.rnn4j.datasets.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rnn4j.datasets.tagging.TaggedFixture.open;
import static org.rnn4j.datasets.tagging.TaggedFixture.sentences;
import static org.rnn4j.datasets.tagging.TaggedFixture.write;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

class TaggedErrorsTest {
    private static final String MEND = "; fix it, or set data.on-error to skip";

    @TempDir
    Path folder;

    @Test
    void aRowThatIsCutOff() {
        Path file = file("a.txt", "a DT B-NP\nb NN I-NP\n\nc DT\nd NN I-NP\n");
        assertRefused(
                "{'source': '%s'}".formatted(file), file + ":4: 2 columns, but the first row of the file has 3" + MEND);
    }

    @Test
    void aCommentOfOtherColumnsThanTheRows() {
        String hint = "; if lines that begin with # are comments, set data.format.comments to \"# \"" + MEND;
        Path first = file("a.txt", "# id 1 news\na DT\n");
        assertRefused(
                "{'source': '%s'}".formatted(first),
                first + ":2: 2 columns, but the first row of the file has 4" + hint);
        Path second = file("b.txt", "a\tDT\n\n#\tid\t1\n");
        assertRefused(
                "{'source': '%s'}".formatted(second),
                second + ":3: 3 columns, but the first row of the file has 2" + hint);
    }

    @Test
    void aRowWithoutTheColumnOfTheTag() {
        Path file = file("a.txt", "a DT B-NP\nb\n");
        assertRefused(
                "{'source': '%s', 'format': {'type': 'conll', 'tag': 2}}".formatted(file),
                file + ":2: 1 column, but column 2 is needed" + MEND);
    }

    @Test
    void aRowOfConlluWithBlanksInsteadOfTabs() {
        Path file = file("a.conllu", "1 a a DET _ _ 0 root _ _\n");
        assertRefused(
                "{'source': '%s', 'format': 'conllu'}".formatted(file),
                file + ":1: 1 column, but a row of CoNLL-U has, separated by tabs, 10" + MEND);
    }

    @Test
    void anEmptyCell() {
        Path file = file("a.txt", "a\tX\n\tX\n");
        assertRefused("{'source': '%s'}".formatted(file), file + ":2: column 1 is empty" + MEND);
    }

    @Test
    void badSentencesAreSkippedWhereTheUserAsks() {
        Path file = file("a.txt", "a X\nb X\n\nc\nd\n\ne X\n\nf X Y\n");
        SequenceData data = open(
                "{'source': '%s', 'on-error': 'skip', 'split': {'train': 1, 'validation': 0}, 'words': {'unknown-rate': 0}}"
                        .formatted(file));
        assertThat(sentences(data, Split.TRAIN)).containsExactlyInAnyOrder("a/X b/X", "e/X");
        assertThat(data.report().warnings())
                .contains("2 examples were left out, the first for this: " + file
                        + ":4: 1 column, but the first row of the file has 2");
    }

    @Test
    void aTagThatTrainingNeverHad() {
        Path train = file("train.txt", "a X\nb Y\n");
        Path test = file("test.txt", "a X\n\nb X\nc Z\n");
        String options = "{'source': '%s', 'test': '%s', 'split': {'train': 1, 'validation': 0}%s}";
        assertRefused(
                options.formatted(train, test, ""),
                test + ":3: the tag Z is not in the training split; its tags are X, Y" + MEND);
        SequenceData data = open(options.formatted(train, test, ", 'on-error': 'skip'"));
        assertThat(sentences(data, Split.TEST)).containsExactly("a/X");
        assertThat(data.report().warnings())
                .contains("1 example was left out, the first for this: " + test
                        + ":3: the tag Z is not in the training split; its tags are X, Y");
    }

    @Test
    void anEmptyFile() {
        Path file = file("a.txt", "\n");
        assertRefused(
                "{'source': '%s'}".formatted(file),
                "data.source = %s: the file is empty; use a file with examples".formatted(file));
    }

    @Test
    void aFileWithoutASentence() {
        Path file = file("a.conllu", "# nothing but a comment\n");
        assertRefused(
                "{'source': '%s', 'format': 'conllu'}".formatted(file),
                "data.source = %s: no sentence can be used; check that data.format matches the file".formatted(file));
    }

    @Test
    void aFileThatIsNotThere() {
        assertRefused(
                "{'source': 'none.txt'}",
                "data.source = none.txt: no such file or folder (%s); built in: dates"
                        .formatted(Path.of("none.txt").toAbsolutePath()));
    }

    @Test
    void anotherEncoding() throws IOException {
        Path file = folder.resolve("a.txt");
        Files.write(file, "a X\n\n한국 X\n".getBytes(Charset.forName("MS949")));
        assertRefused(
                "{'source': '%s'}".formatted(file),
                "data.source = %s: not UTF-8 at byte 5 (0xC7, line 3); set data.encoding to its encoding (MS949, windows-1252, ...), or convert it: iconv -f CP949 -t UTF-8"
                        .formatted(file));
        assertThat(open("{'source': '%s', 'encoding': 'MS949'}".formatted(file)).size(Split.TRAIN))
                .isEqualTo(2);
    }

    @Test
    void parallelFilesOfUnequalLength() {
        Path words = file("p/seq.in", "a b\nc d\ne\n");
        Path tags = file("p/seq.out", "X Y\nX\n");
        assertRefused(
                "{'source': '%s', 'format': 'parallel'}".formatted(folder.resolve("p")),
                "%s has 3 lines, but %s has 2; they first differ at line 2, with 2 words and 1 tags; lines must correspond"
                        .formatted(words, tags));
    }

    @Test
    void aLineWithFewerTagsThanWords() {
        Path words = file("p/seq.in", "a b\nc d\n");
        Path tags = file("p/seq.out", "X Y\nX\n");
        assertRefused(
                "{'source': '%s', 'format': 'parallel'}".formatted(folder.resolve("p")),
                words + ":2: 2 words, but " + tags + ":2 has 1 tags" + MEND);
    }

    @Test
    void aFolderWithoutTheParallelFiles() {
        assertRefused(
                "{'source': '%s', 'format': 'parallel'}".formatted(folder),
                "data.source = %s: there is no seq.in or seq.in.gz; name a folder with the files of data.format.words and data.format.tags"
                        .formatted(folder));
    }

    @Test
    void aSentenceThatIsTooLong() {
        Path file = file("a.txt", "b X\n\n" + "a X\n".repeat(50_000));
        assertRefused(
                "{'source': '%s', 'too-long': 'stop'}".formatted(file),
                file
                        + ":3: a sentence of 50000 words, but data.max-length = 1000; raise it, or set data.too-long to cut or skip");
    }

    @Test
    void aSchemeForTagsThatSpellNoSpans() {
        Path file = file("a.txt", "a NOUN\nb X\n");
        assertRefused(
                "{'source': '%s', 'scheme': 'bioes'}".formatted(file),
                "data.scheme = bioes, but the tags of the data are not spans; set it to as-is");
    }

    @Test
    void aColumnThatNobodyNamed() {
        assertRefused(
                "{'format': {'type': 'conll', 'tag': 'pos'}}",
                "data.format.tag = pos, but must be a number of at least 1, last, or a name in data.format.columns");
        assertRefused(
                "{'format': {'type': 'conllu', 'tag': 'uposs'}}",
                "data.format.tag = uposs, but must be a number of at least 1, last, or one of id, form, lemma, upos, xpos, feats, head, deprel, deps, misc; did you mean upos?");
    }

    @Test
    void twoOriginsOfOnePart() {
        Path file = file("a.txt", "a X\n");
        assertRefused(
                "{'source': '%s', 'validation': '%s', 'split': {'train': 0.9, 'validation': 0.1}}"
                        .formatted(file, file),
                "data.split.validation = 0.1, but data.validation = %s names a file for that split; set the share to 0 or remove the file"
                        .formatted(file));
    }

    @Test
    void nothingToLearnFrom() {
        Path file = file("a.txt", "a X\n");
        assertRefused(
                "{'source': '%s', 'split': {'train': 0, 'validation': 1}}".formatted(file),
                "data.source = %s leaves no training sentences; use another file or raise data.split.train"
                        .formatted(file));
    }

    private Path file(String name, String text) {
        return write(folder.resolve(name), text);
    }

    private static void assertRefused(String options, String message) {
        assertThatThrownBy(() -> open(options))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }
}
