package org.rnn4j.datasets.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.codec.WordVectorsFile.Found;

class WordVectorsFileTest {
    private static final String GLOVE = "the 0.5 -1\n대한민국 1e-2 3\n, 4 5\n";

    @TempDir
    Path folder;

    @Test
    void vectorsGoToTheIdsOfTheirWordsAndOthersHaveNone() {
        Found found = read(GLOVE, List.of("none", "대한민국", "the", ""));
        assertThat(found.vectors().size()).isEqualTo(2);
        assertThat(found.vectors().rows()).isDeepEqualTo(new float[][] {null, {0.01f, 3}, {0.5f, -1}, null});
        assertThat(found.found()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 2\nthe 0.5 -1\n한 1 2\n글 3 4\n",
                "3 2\r\nthe 0.5 -1 \r\n한 1 2 \r\n글 3 4 \r\n",
                "3 2\nthe\t0.5\t-1\n\n"
            })
    void aHeaderBlanksAtTheEndTabsAndLineEndsOfWindowsAreUnderstood(String text) {
        assertThat(read(text, List.of("the")).vectors().rows()).isDeepEqualTo(new float[][] {{0.5f, -1}});
    }

    @Test
    void aPackedFileIsUnpacked() throws IOException {
        Path file = folder.resolve("vectors.vec.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(GLOVE.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new WordVectorsFile("data.vectors", file)
                        .read(List.of("대한민국"), false)
                        .vectors()
                        .rows())
                .isDeepEqualTo(new float[][] {{0.01f, 3}});
    }

    @Test
    void withoutAHeaderAWordMayHoldBlanks() {
        Found found = read("the 1 2\n. . . 3 4\nat name@domain.com 5 6\n가\u00a0나 7 8\n", List.of(". . .", "가\u00a0나"));
        assertThat(found.vectors().rows()).isDeepEqualTo(new float[][] {{3, 4}, {7, 8}});
    }

    @Test
    void aWordMayTakeTheVectorOfItsLowerCaseForm() {
        Path file = write("the 1 2\nUS 3 4\nus 5 6\n");
        WordVectorsFile vectors = new WordVectorsFile("data.vectors", file);
        List<String> words = List.of("The", "US", "Us", "us", "THEN");
        assertThat(vectors.read(words, true).vectors().rows())
                .isDeepEqualTo(new float[][] {{1, 2}, {3, 4}, {5, 6}, {5, 6}, null});
        assertThat(vectors.read(words, false).vectors().rows())
                .isDeepEqualTo(new float[][] {null, {3, 4}, null, {5, 6}, null});
    }

    @Test
    void theFirstOfTwoLinesForOneWordCounts() {
        assertThat(read("a 1 2\na 3 4\n", List.of("a")).vectors().rows()).isDeepEqualTo(new float[][] {{1, 2}});
    }

    @Test
    void bytesThatAreNotUtf8SpoilTheirWordAlone() throws IOException {
        Path file = folder.resolve("broken.txt");
        Files.write(file, new byte[] {(byte) 0xEA, ' ', '1', '\n', 'b', ' ', '2', '\n'});
        assertThat(new WordVectorsFile("data.vectors", file)
                        .read(List.of("b"), false)
                        .vectors()
                        .rows())
                .isDeepEqualTo(new float[][] {{2}});
    }

    @Test
    void linesThatAreNoVectorsAreNamed() {
        refuses(
                "the 1 2\na 3\n",
                "%s:2: 1 number after the word, but the first line has 2; check that the file is complete and has word vectors");
        refuses(
                "the 1 2\na 3.5 4.5 5.5\n",
                "%s:2: 3 numbers after the word, but the first line has 2; check that the file is complete and has word vectors");
        refuses(
                "9 2\nthe 1 2 3\n",
                "%s:2: 3 numbers after the word, but the header has 2; check that the file is complete and has word vectors");
        refuses("b 1 2\nthe 1 둘\n", "%s:2: \"둘\" is not a number; a line must be a word and 2 numbers");
        refuses("the 1 2f\n", "%s:1: \"2f\" is not a number; a line must be a word and 2 numbers");
        refuses("the 1 NaN\n", "%s:1: \"NaN\" is not a number; a line must be a word and 2 numbers");
        refuses("the\n", "%s:1: a word without numbers; a line must be a word and its numbers, separated by blanks");
    }

    @Test
    void filesWithoutAnyOfTheWordsAreRefused() {
        refuses("", "data.vectors = %s: the file is empty, but must be a text file of word vectors");
        refuses(
                "9 2\n",
                "data.vectors = %s: it has none of the 1 words of the data; check language, case and normalization");
        refuses(
                "a 1 2\n",
                "data.vectors = %s: it has none of the 1 words of the data; check language, case and normalization");
        Path missing = folder.resolve("없다.vec");
        assertThatThrownBy(() -> new WordVectorsFile("data.vectors", missing))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.vectors = %s: no such file (%s); it must be a text file of word vectors",
                        missing, missing);
    }

    private void refuses(String text, String message) {
        Path file = write(text);
        WordVectorsFile vectors = new WordVectorsFile("data.vectors", file);
        assertThatThrownBy(() -> vectors.read(List.of("the"), false))
                .isInstanceOf(UserException.class)
                .hasMessage(message, file);
    }

    private Found read(String text, List<String> words) {
        return new WordVectorsFile("data.vectors", write(text)).read(words, false);
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("vectors.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
