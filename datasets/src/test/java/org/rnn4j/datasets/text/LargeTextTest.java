package org.rnn4j.datasets.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.datasets.text.TextFixture.gzip;
import static org.rnn4j.datasets.text.TextFixture.options;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TokenStream;

/** A text that is read in small pieces, with its tokens in a file, is the same data as one that is held. */
class LargeTextTest {
    private static final String[] SYMBOLS = {
        "a",
        "Bc",
        "the",
        "한",
        "한글은",
        "\u1112\u1161\u11ab",
        "e\u0301",
        "😀",
        ",",
        "(",
        "'s",
        "3.14",
        "<sep>",
        " ",
        " ",
        " ",
        "  ",
        "\t",
        "\u00a0",
        "\u0085",
        "\r"
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"character", "byte", "word", "whitespace", "bpe"})
    void piecesGiveTheSameTokens(String type) throws IOException {
        for (long seed = 0; seed < 24; seed++) {
            Path file = write(
                    "text.txt",
                    lines(new Random(seed), seed % 2 == 0 ? "\n" : "\r\n").getBytes(UTF_8));
            String tokenizer = type.equals("character") || type.equals("byte")
                    ? "'" + type + "'"
                    : "{'type': '%s', 'special-tokens': ['<sep>']}".formatted(type);
            assertSame(
                    "{'source': '%s', 'tokenizer': %s, 'normalize': '%s', 'split': {'train': 0.6, 'validation': 0.3, 'test': 0.1}}"
                            .formatted(file, tokenizer, seed % 3 == 0 ? "nfc" : seed % 3 == 1 ? "nfd" : "none"));
        }
    }

    @ParameterizedTest
    @CsvSource({"character", "byte", "whitespace", "bpe"})
    void aLineLongerThanAPieceIsPartedAtABlank(String tokenizer) throws IOException {
        Path file = write("line.txt", "대한민국은 민주공화국이다. ".repeat(200).getBytes(UTF_8));
        assertSame("{'source': '%s', 'tokenizer': '%s'}".formatted(file, tokenizer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "nfc", "nfd"})
    void textWithoutAnyBlankIsPartedBetweenWhatAReaderSeesAsCharacters(String form) throws IOException {
        Path file = write(
                "line.txt", "한\u1112\u1161\u11abe\u0301\u0323😀".repeat(300).getBytes(UTF_8));
        assertSame("{'source': '%s', 'normalize': '%s'}".formatted(file, form));
    }

    @Test
    void filesAndPackedFilesAreOneText() throws IOException {
        write("1.txt", "\uFEFF첫째 파일의\n둘째 줄은 끝".getBytes(UTF_8));
        write("2.txt.gz", gzip("나지 않는다\r\n셋째 줄\n".repeat(50).getBytes(UTF_8)));
        write("3.txt", "".getBytes(UTF_8));
        write("4.txt", "\n\n마지막".getBytes(UTF_8));
        Path validation = write("own/validation.txt", "줄\n".repeat(100).getBytes(UTF_8));
        for (String tokenizer : List.of("character", "word", "bpe")) {
            assertSame(
                    "{'source': '%s', 'validation': '%s', 'tokenizer': '%s'}".formatted(folder, validation, tokenizer));
        }
    }

    @Test
    void otherEncodingsAreDecodedAcrossBlocks() throws IOException {
        Path file = write("ms949.txt", "가나다 라마바\n사아자\n".repeat(40).getBytes(Charset.forName("MS949")));
        assertSame("{'source': '%s', 'encoding': 'MS949'}".formatted(file));
    }

    @Test
    void aLargeTextSaysHowLongItsReadingTook() throws IOException {
        Path file = write("text.txt", "hello\n".repeat(100).getBytes(UTF_8));
        assertThat(inPieces("{'source': '%s'}".formatted(file)).summary())
                .containsKeys("counted in", "vocabulary in", "encoded in");
        assertThat(held("{'source': '%s'}".formatted(file)).summary())
                .doesNotContainKeys("counted in", "vocabulary in", "encoded in");
    }

    private static void assertSame(String options) {
        TokenStream held = held(options);
        TokenStream pieces = inPieces(options);
        assertThat(pieces.codec().toJson()).as(options).isEqualTo(held.codec().toJson());
        assertThat(pieces.sha256()).isEqualTo(held.sha256());
        assertThat(pieces.summary()).containsAllEntriesOf(held.summary());
        for (Split split : Split.values()) {
            assertThat(pieces.tokens(split)).as("%s of %s", split, options).isEqualTo(held.tokens(split));
            assertThat(pieces.first(split, 3)).isEqualTo(held.first(split, 3));
            assertThat(ids(pieces, split)).isDeepEqualTo(ids(held, split));
        }
    }

    private static int[][] ids(TokenStream data, Split split) {
        List<int[]> ids = new ArrayList<>();
        for (SequenceBatch batch : data.batches(split, new BatchPlan(4, 7, 0))) {
            ids.add(((TokenIds) batch.inputs()).ids());
            ids.add(((TokenIds) batch.targets()).ids());
        }
        return ids.toArray(int[][]::new);
    }

    private static TokenStream held(String options) {
        return new TextSource(InputStream.nullInputStream(), TextLimits.DEFAULT).open(options(options), null);
    }

    private static TokenStream inPieces(String options) {
        return new TextSource(
                        InputStream.nullInputStream(),
                        new TextLimits(0, /* pieceCharacters */ 61, /* heldCharacters */ 0))
                .open(options(options), null);
    }

    private static String lines(Random random, String lineEnd) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 60; line++) {
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(SYMBOLS[random.nextInt(SYMBOLS.length)]);
            }
            text.append(lineEnd);
        }
        return text.toString();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }
}
