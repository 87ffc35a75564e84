package org.rnn4j.datasets.classification.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rnn4j.core.sequence.Split.TEST;
import static org.rnn4j.core.sequence.Split.TRAIN;
import static org.rnn4j.datasets.classification.text.LabelledTextFixture.open;
import static org.rnn4j.datasets.classification.text.LabelledTextFixture.write;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.SequenceData;

class LabelledTextErrorsTest {
    private static final String SKIP = "; fix it, or set data.on-error to skip";

    @TempDir
    Path folder;

    @Test
    void aMissingOrEmptyFile() {
        assertRefused(
                "{'source': '/none.txt'}",
                "data.source = /none.txt: no such file or folder (/none.txt); built in: comparisons, surnames");
        Path empty = write(folder.resolve("empty.txt"), "\n \n");
        assertRefused(
                "{'source': '%s'}".formatted(empty),
                "data.source = %s: the file is empty; use a file with examples".formatted(empty));
    }

    @Test
    void aWrongEncoding() throws Exception {
        Path file = folder.resolve("cp949.txt");
        Files.write(file, "1 a\n0 나쁜\n".getBytes(Charset.forName("MS949")));
        assertRefused(
                "{'source': '%s'}".formatted(file),
                "data.source = %s: not UTF-8 at byte 6 (0xB3, line 2); set data.encoding to its encoding (MS949,"
                                .formatted(file)
                        + " windows-1252, ...), or convert it: iconv -f CP949 -t UTF-8");
    }

    @Test
    void anEmptyLineAndOneWithoutText() {
        Path file = write(folder.resolve("t.txt"), "1 a\n\n0 b\n");
        assertRefused("{'source': '%s'}".formatted(file), file + ":2: an empty line" + SKIP);
        Path word = write(folder.resolve("w.txt"), "1 a\n0\n0 b\n");
        assertRefused(
                "{'source': '%s'}".formatted(word),
                word + ":2: \"0\" has only one word, but must be a label, a blank and a text" + SKIP);
        Path table = write(folder.resolve("t.csv"), "text,label\na,1\n,0\nb,\n");
        assertRefused("{'source': '%s', 'format': 'table'}".formatted(table), table + ":3: the text is missing" + SKIP);
    }

    @Test
    void oneClassOnly() {
        Path file = write(folder.resolve("t.txt"), "1 a\n1 b\n");
        assertRefused(
                "{'source': '%s', 'split': {'train': 1, 'validation': 0}}".formatted(file),
                "data: all 2 training examples have the class \"1\" (the first: %s:1); a classifier needs two classes"
                        .formatted(file));
    }

    @Test
    void aClassForEveryRow() {
        Path file = write(folder.resolve("t.txt"), "how are you\nfine thank you\nwhat else\n");
        assertRefused(
                "{'source': '%s', 'split': {'train': 1, 'validation': 0}}".formatted(file),
                "data: 3 examples have 3 classes, one each (the first: \"how\", %s:1); check that data.format names the right label"
                        .formatted(file));
    }

    @Test
    void aLabelThatTheTrainingPartNeverHad() {
        Path train = write(folder.resolve("train.txt"), "good a\nbad b\nbad c\n");
        Path test = write(folder.resolve("test.txt"), "good a\nbat b\n");
        String options = "{'source': '%s', 'test': '%s', 'split': {'train': 1, 'validation': 0}, 'on-error': '%s'}";
        assertRefused(
                options.formatted(train, test, "stop"),
                test
                        + ":2: the class \"bat\" is not among the 2 of the training split; did you mean bad? there are bad, good"
                        + SKIP);
        assertThat(open(options.formatted(train, test, "skip")).size(TEST)).isEqualTo(1);
    }

    @Test
    void aTextOfFiftyThousandTokens() {
        Path file = write(folder.resolve("t.txt"), "1 a\n0 b\n0 " + "word ".repeat(50_000));
        String options = "{'source': '%s', 'split': {'train': 1, 'validation': 0}%s}";
        assertRefused(
                options.formatted(file, ""),
                file + ":3: 50000 tokens, but at most 10000 are allowed; set data.max-length to truncate texts" + SKIP);
        assertThat(open(options.formatted(file, ", 'on-error': 'skip'")).size(TRAIN))
                .isEqualTo(2);
        SequenceData cut = open(options.formatted(file, ", 'max-length': 100"));
        assertThat(cut.report().lengths().get(TRAIN)).containsExactly(1, 1, 100);
        assertThat(cut.summary()).containsEntry("cut sequences", 1L);
    }

    @Test
    void badLinesAreSkippedAndCountedWhereTheUserAsks() {
        Path file = write(folder.resolve("t.txt"), "1 a\n\n0 b\nx\n0 c\n");
        SequenceData data =
                open("{'source': '%s', 'on-error': 'skip', 'split': {'train': 1, 'validation': 0}}".formatted(file));
        assertThat(data.size(TRAIN)).isEqualTo(3);
        assertThat(data.summary()).containsEntry("skipped", 2);
        assertThat(data.report().warnings())
                .containsExactly("2 examples were left out, the first for this: %s:2: an empty line".formatted(file));
    }

    @Test
    void aPartThatTwoBring() {
        Path file = write(folder.resolve("t.txt"), "1 a\n0 b\n".repeat(10));
        assertRefused(
                "{'source': '%s', 'validation': '%1$s', 'split': {'train': 0.9, 'validation': 0.1}}".formatted(file),
                "data.split.validation = 0.1, but data.validation = %s names a file for that split; set the share to 0 or remove the file"
                        .formatted(file));
    }

    private static void assertRefused(String options, String message) {
        assertThatThrownBy(() -> open(options))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }
}
