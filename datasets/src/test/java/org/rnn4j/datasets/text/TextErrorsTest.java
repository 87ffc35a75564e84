package org.rnn4j.datasets.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.rnn4j.datasets.text.TextFixture.gzip;
import static org.rnn4j.datasets.text.TextFixture.open;
import static org.rnn4j.datasets.text.TextFixture.openText;
import static org.rnn4j.datasets.text.TextFixture.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.Split;

class TextErrorsTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFile() {
        assertRefused(
                () -> open("{'source': 'shakespear'}"),
                "data.source = shakespear: no such file or folder (%s); built-in texts are hello, constitution-of-korea, tiny-shakespeare"
                        .formatted(Path.of("shakespear").toAbsolutePath()));
    }

    @Test
    void aMissingValidationFile() {
        assertRefused(
                () -> open("{'source': 'hello', 'validation': '/none.txt'}"),
                "data.validation = /none.txt: no such file or folder (/none.txt); built-in texts are hello,"
                        + " constitution-of-korea, tiny-shakespeare");
    }

    @Test
    void aFolderWithoutText() {
        assertRefused(
                () -> open(source(folder)),
                "data.source = %s: the folder has no *.txt files; name files instead".formatted(folder));
    }

    @Test
    void anEmptyFile() throws IOException {
        Path empty = write("empty.txt", new byte[0]);
        assertRefused(
                () -> open(source(empty)),
                "data.source = %s: the text is empty; use a text of a few thousand characters or more"
                        .formatted(empty));
    }

    @Test
    void aPathThatCannotBe() {
        assertRefused(
                () -> open("{'source': 'a\\u0000b'}"),
                "data.source = a\u0000b: not a valid path (Nul character not allowed); name a file or a folder");
    }

    @Test
    void aFileThatMustNotBeRead() throws IOException {
        Path secret = write("secret.txt", "secret".getBytes(UTF_8));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(secret), "this user may read everything");
        assertRefused(
                () -> open(source(secret)),
                "data.source = %s: permission denied; change the file's mode or owner".formatted(secret));
    }

    @Test
    void aDeviceThatFails() {
        assertRefused(
                () -> openBroken(new IOException("Input/output error")),
                "data.source = -: cannot be read (Input/output error)");
    }

    @Test
    void aStreamThatMustNotBeRead() {
        assertRefused(
                () -> openBroken(new AccessDeniedException("secret.txt")),
                "data.source = -: permission denied; change the file's mode or owner");
    }

    private static void openBroken(IOException failure) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw failure;
            }
        };
        TextFixture.withStandardInput(broken).open(options("{'source': '-'}"), null);
    }

    @Test
    void aNameThatPromisesGzip() throws IOException {
        Path plain = write("plain.txt.gz", "not packed".getBytes(UTF_8));
        assertRefused(
                () -> open(source(plain)),
                "data.source = %s: not gzip or damaged (Not in GZIP format), although the name ends in .gz; rename it or compress it again"
                        .formatted(plain));
    }

    @Test
    void gzipThatIsCutOff() throws IOException {
        byte[] whole = gzip("abc".repeat(1_000).getBytes(UTF_8));
        Path cut = write("cut.gz", Arrays.copyOf(whole, whole.length - 9));
        assertRefused(
                () -> open(source(cut)),
                "data.source = %s: the gzip data is truncated; copy or compress it again".formatted(cut));
    }

    @Test
    void bytesThatAreNotUtf8() throws IOException {
        Path korean = write("korean.txt", "abc\n한글".getBytes(Charset.forName("MS949")));
        assertRefused(
                () -> open(source(korean)),
                "data.source = %s: not UTF-8 at byte 4 (0xC7, line 2); set data.encoding to its encoding (MS949, windows-1252, ...), or convert it: iconv -f CP949 -t UTF-8"
                        .formatted(korean));
    }

    @Test
    void aCharacterThatIsCutOffAtTheEnd() throws IOException {
        Path cut = write("cut.txt", Arrays.copyOf("한글".getBytes(UTF_8), 5));
        assertRefused(
                () -> open(source(cut)),
                "data.source = %s: not UTF-8 at byte 3 (0xEA, line 1); set data.encoding to its encoding (MS949, windows-1252, ...), or convert it: iconv -f CP949 -t UTF-8"
                        .formatted(cut));
    }

    @Test
    void gzipWithoutItsName() throws IOException {
        Path packed = write("packed.txt", gzip("abc".getBytes(UTF_8)));
        assertRefused(
                () -> open(source(packed)),
                "data.source = %s: not UTF-8 at byte 1 (0x8B, line 1); it looks like gzip: rename it to end in .gz, or decompress it"
                        .formatted(packed));
    }

    @Test
    void utf16() throws IOException {
        Path utf16 = write("utf16.txt", "abc".getBytes(Charset.forName("UTF-16")));
        assertRefused(
                () -> open(source(utf16)),
                "data.source = %s: not UTF-8 at byte 0 (0xFE, line 1); it looks like UTF-16: set data.encoding to UTF-16"
                        .formatted(utf16));
    }

    @Test
    void standardInputTwice() {
        assertRefused(
                () -> openText("abc", "'validation': '-'"),
                "data.validation = -: standard input can be read only once; name a file");
    }

    @Test
    void moreStandardInputThanIsHeld() {
        var source = new TextSource(new ByteArrayInputStream(new byte[101]), new TextLimits(100, 1_000, 1_000));
        assertRefused(
                () -> source.open(options("{'source': '-'}"), null),
                "data.source = -: more than 100 bytes, the maximum for standard input; save it as a file, which may have any size");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'sorce': 'a'                     | unknown key data.sorce; did you mean data.source?
            'split': {'trian': 0.5}          | unknown key data.split.trian; did you mean data.split.train?
            'tokenizer': 'words'             | data.tokenizer = words, but must be one of character, byte, word, whitespace, bpe; did you mean word?
            'tokenizer': 7                   | data.tokenizer = 7, but must be a block of keys
            'tokenizer': {'type': 'byte', 'min-count': 2} | unknown key data.tokenizer.min-count; allowed in data.tokenizer: nothing
            'tokenizer': {'type': 'word', 'lower-case': 'maybe'} | data.tokenizer.lower-case = "maybe", but must be true or false
            'tokenizer': {'type': 'word', 'max-vocabulary': 1} | data.tokenizer.max-vocabulary = 1, but must be in [2, 2147483647]
            'tokenizer': {'type': 'word', 'min-count': 9} | data.tokenizer.min-count = 9 makes every word unknown; lower it or use more text
            'tokenizer': {'type': 'word', 'special-tokens': ['']} | data.tokenizer.special-tokens has an empty text; remove it
            'tokenizer': {'type': 'whitespace', 'end-of-line': '<end of line>'} | data.tokenizer.end-of-line = "<end of line>", but tokens are separated by blanks and cannot contain any
            'tokenizer': {'type': 'whitespace', 'special-tokens': ['a b']} | data.tokenizer.special-tokens = "a b", but tokens are separated by blanks and cannot contain any
            'tokenizer': {'type': 'whitespace', 'end-of-line': '<unk>'} | data.tokenizer.end-of-line = <unk>, but that is the unknown token; use another name
            'tokenizer': {'type': 'bpe', 'vocabulary-size': 255} | data.tokenizer.vocabulary-size = 255, but must be in [256, 1000000]
            'tokenizer': {'type': 'bpe', 'vocabulary-size': 256, 'special-tokens': ['<s>']} | data.tokenizer.vocabulary-size = 256, but the 256 bytes and 1 special tokens need 257
            'tokenizer': {'type': 'bpe', 'vocabulary': 300} | unknown key data.tokenizer.vocabulary; allowed in data.tokenizer: vocabulary-size, special-tokens
            'normalize': 'NFKC'              | data.normalize = "NFKC", but must be one of none, nfc, nfd; did you mean nfc?
            'tokenizer': {'type': 'character', 'min-count': 0} | data.tokenizer.min-count = 0, but must be in [1, 2147483647]
            'tokenizer': {'type': 'character', 'min-count': 99} | data.tokenizer.min-count = 99 makes every character unknown; lower it or use more text
            'encoding': 'utf-99'             | data.encoding = utf-99, but must be a charset of Java such as UTF-8, UTF-16, MS949 or windows-1252
            'encoding': ''                   | data.encoding = , but must be a charset of Java such as UTF-8, UTF-16, MS949 or windows-1252
            'source': []                     | data.source names no text; name a file, a folder, - for standard input, or one of hello, constitution-of-korea, tiny-shakespeare
            'split': {'train': 1.5}          | data.split.train = 1.5, but must be in [0, 1]
            'split': {'train': 0.8}          | data.split = 0.8 + 0.1 + 0.0, but train, validation and test must sum to 1
            'split': {'train': 0, 'test': 0.9}| data.split.train = 0.0 leaves no training text; raise it or use more text
            'split': {}, 'validation': 'v'   | data.split.validation = 0.1, but data.validation = v names a file for that split; set the share to 0 or remove the file
            """)
    void optionsThatCannotBe(String option, String message) {
        String more = option.contains("source") ? "" : "'source': 'hello', ";
        assertRefused(() -> open("{" + more + option + "}"), message);
    }

    @Test
    void aTrainingPartOfBlanks() {
        assertRefused(
                () -> openText("  \n ".repeat(50), "'tokenizer': {'type': 'whitespace', 'end-of-line': ''}"),
                "data: the training split has no word to learn; use other text");
    }

    @Test
    void aTrainingPartShorterThanAWindow() {
        var data = open("{'source': 'hello'}");
        assertRefused(
                () -> data.batches(Split.TRAIN, new BatchPlan(1, 50, 0)),
                "data.source = hello: the training split has 13 tokens, but training.time-steps = 50 needs 51; set training.time-steps to 12 or less, or use more text");
        var one = openText("a", "'split': {'train': 1, 'validation': 0}");
        assertRefused(
                () -> one.batches(Split.TRAIN, new BatchPlan(1, 1, 0)),
                "data.source = -: the training split has 1 tokens, but training.time-steps = 1 needs 2; use more text");
    }

    @Test
    void aModelThatWasNotTrainedOnText() {
        Codec scaling = new Codec() {
            @Override
            public String format() {
                return "scaling";
            }

            @Override
            public JsonNode toJson() {
                return JsonNodeFactory.instance.objectNode();
            }
        };
        assertRefused(
                () -> new TextSource().open(options("{'source': 'hello'}"), scaling),
                "data.type = text, but the model's codec \"scaling\" does not encode text; use the model's own data");
    }

    private static void assertRefused(ThrowingCallable action, String message) {
        assertThatThrownBy(action).isInstanceOf(UserException.class).hasMessage(message);
    }

    private static String source(Path path) {
        return "{'source': '%s'}".formatted(path);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
