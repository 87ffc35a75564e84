package org.rnn4j.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rnn4j.core.sequence.Split.TEST;
import static org.rnn4j.core.sequence.Split.TRAIN;
import static org.rnn4j.core.sequence.Split.VALIDATION;
import static org.rnn4j.datasets.text.TextFixture.open;
import static org.rnn4j.datasets.text.TextFixture.openText;
import static org.rnn4j.datasets.text.TextFixture.options;
import static org.rnn4j.datasets.text.TextFixture.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.TokenStream;

class TextSourceTest {

    @Test
    void aServiceLoaderFindsItByItsType() {
        assertThat(ServiceLoader.load(DataSource.class))
                .extracting(DataSource::type)
                .contains("text");
    }

    @Test
    void tinyShakespeareIsTheDefault() {
        TokenStream data = open("{}");
        assertThat(data.sha256()).isEqualTo("86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed");
        assertThat(data.summary().toString())
                .isEqualTo("{source=tiny-shakespeare, bytes=1115394, characters=1115394, tokenizer=character,"
                        + " vocabulary=66, train tokens=1003854, validation tokens=111540, test tokens=0,"
                        + " unknown train tokens=0, unknown validation tokens=0, unknown test tokens=0}");
        assertThat(text(data, TRAIN)).startsWith("First Citizen:\nBefore we proceed any further, hear me speak.\n");
        assertThat(data.size(TRAIN)).isEqualTo(1_003_853);
        assertThat(data.input()).isEqualTo(new InputSpec.Tokens(66));
        assertThat(data.output()).isEqualTo(new OutputSpec.Tokens(66));
        assertThat(data.batches(TEST, new BatchPlan(32, 50, 0))).isEmpty();
        assertThat(data.size(TEST)).isZero();
    }

    @Test
    void aMegabyteIsCutIntoBatches() {
        int batches = 0;
        for (SequenceBatch batch : open("{}").batches(TRAIN, new BatchPlan(32, 50, 0))) {
            batches += batch.continues() ? 1 : 0;
        }
        assertThat(batches).isEqualTo(627);
    }

    @Test
    void helloIsTheLecturesBatchOfThreeWords() {
        TokenStream data = open("{'source': 'hello', 'validation': 'hello'}");
        SequenceBatch batch =
                data.batches(TRAIN, new BatchPlan(3, 5, 0)).iterator().next();
        TokenIds inputs = (TokenIds) batch.inputs();
        assertThat(inputs.batch()).isEqualTo(3);
        assertThat(inputs.time()).isEqualTo(5);
        assertThat(batch.lengths()).containsExactly(5, 5, 4);
        assertThat(data.codec().decode(inputs.ids())).isEqualTo("hello" + "eolll" + "llee" + "e"); // id 0 pads
        assertThat(data.codec().decode(((TokenIds) batch.targets()).ids())).isEqualTo("elloe" + "ollll" + "leel" + "e");
        assertThat(text(data, VALIDATION)).isEqualTo(text(data, TRAIN)).isEqualTo("helloeollllleel");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', abcdefghi, j, ''",
        "'{\"train\": 0.7, \"validation\": 0.2, \"test\": 0.1}', abcdefg, hi, j",
        "'{\"validation\": 0.05, \"test\": 0.05}', abcdefghi, '', j",
        "'{\"train\": 1, \"validation\": 0}', abcdefghij, '', ''",
        "'{\"train\": 0.29, \"validation\": 0.7, \"test\": 0.01}', ab, cdefghi, j",
    })
    void partsAreCutByPosition(String split, String train, String validation, String test) {
        TokenStream data = openText("abcdefghij", "'tokenizer': 'byte', 'split': " + split);
        assertThat(text(data, TRAIN)).isEqualTo(train);
        assertThat(text(data, VALIDATION)).isEqualTo(validation);
        assertThat(text(data, TEST)).isEqualTo(test);
    }

    @ParameterizedTest
    @CsvSource({"character, 2", "byte, 6"})
    void aCutNeverPartsACharacter(String tokenizer, int tokens) {
        TokenStream data =
                openText("가😀나다", "'tokenizer': '" + tokenizer + "', 'split': {'train': 0.5, 'validation': 0.5}");
        assertThat(text(data, VALIDATION)).endsWith(tokenizer.equals("byte") ? "나다" : "\uFFFD");
        assertThat(data.tokens(VALIDATION)).hasSize(tokens);
    }

    @Test
    void partsMayHaveTextsOfTheirOwn(@TempDir Path folder) throws Exception {
        Path validation = Files.writeString(folder.resolve("validation.txt"), "cab");
        Path test = Files.writeString(folder.resolve("test.txt"), "bbb");
        TokenStream data = openText("abcabc", "'validation': '%s', 'test': ['%s']".formatted(validation, test));
        assertThat(text(data, TRAIN)).isEqualTo("abcabc");
        assertThat(text(data, VALIDATION)).isEqualTo("cab");
        assertThat(text(data, TEST)).isEqualTo("bbb");
    }

    @Test
    void theVocabularyComesFromTheTrainingPartAloneAndUnknownTokensAreCounted() {
        TokenStream data = openText("aabbaabbaxyx", "'split': {'train': 0.75, 'validation': 0.25}");
        assertThat(data.codec().vocabularySize()).isEqualTo(3);
        assertThat(text(data, VALIDATION)).isEqualTo("\uFFFD\uFFFD\uFFFD");
        assertThat(data.summary())
                .containsEntry("vocabulary", 3)
                .containsEntry("unknown train tokens", 0L)
                .containsEntry("unknown validation tokens", 3L);
    }

    @Test
    void rareCharactersMayBeLeftOutOfTheVocabulary() {
        TokenStream data = openText(
                "aaabbbc",
                "'tokenizer': {'type': 'character', 'min-count': 2}, 'split': {'train': 1, 'validation': 0}");
        assertThat(text(data, TRAIN)).isEqualTo("aaabbb\uFFFD");
        assertThat(data.summary()).containsEntry("unknown train tokens", 1L);
    }

    @Test
    void wordsThatTheTrainingPartLacksAreCounted() {
        TokenStream data = openText(
                "a cat, a dog. a cat, a dog.\na cow, a cat.\n",
                "'tokenizer': {'type': 'word', 'lower-case': true}, 'split': {'train': 0.68, 'validation': 0.32}");
        assertThat(text(data, VALIDATION)).isEqualTo("a <unk>, a cat.\n");
        assertThat(data.summary())
                .containsEntry("tokenizer", "word")
                .containsEntry("vocabulary", 7) // a cat dog , . line end <unk>
                .containsEntry("train tokens", 13L)
                .containsEntry("validation tokens", 7L)
                .containsEntry("unknown train tokens", 0L)
                .containsEntry("unknown validation tokens", 1L);
    }

    @Test
    void anEmbeddingMayStartFromWordVectors(@TempDir Path folder) throws Exception {
        Path vectors = Files.writeString(folder.resolve("vectors.txt"), "개 1 2\n고양이 3 4\n, 5 6\n");
        String options =
                "'tokenizer': 'word', 'vectors': '%s', 'split': {'train': 1, 'validation': 0}".formatted(vectors);
        TokenStream data = openText("개 , 고양이, 개", options);
        InputSpec.Tokens input = (InputSpec.Tokens) data.input();
        assertThat(input.start().orElseThrow().rows())
                .isDeepEqualTo(new float[][] {{1, 2}, {5, 6}, {5, 6}, {3, 4}, null}); // a mark with and without a space
        assertThat(data.summary()).containsEntry("tokens with a vector", 4);
        assertThat(new TextSource()
                        .open(options("{'source': 'hello', " + options + "}"), data.codec())
                        .input())
                .isEqualTo(new InputSpec.Tokens(5));
    }

    @Test
    void bytePairsAreLearnedFromTheTrainingPartAlone() {
        TokenStream data = openText(
                "ababab ababab ababab " + "xyxyxy ".repeat(3),
                "'tokenizer': {'type': 'bpe', 'vocabulary-size': 300}, 'split': {'train': 0.5, 'validation': 0.5}");
        assertThat(data.codec().encode("ababab")).hasSize(1);
        assertThat(data.codec().encode("xyxyxy")).hasSize(6);
        assertThat(text(data, TRAIN) + text(data, VALIDATION)).isEqualTo("ababab ababab ababab " + "xyxyxy ".repeat(3));
        assertThat(data.summary()).containsEntry("unknown validation tokens", 0L);
    }

    @Test
    void aFittedCodecStandsAboveTheOptions() {
        TokenStream fitted = openText("abcabcabcabc", "'normalize': 'NFC'");
        TokenStream data = new TextSource()
                .open(
                        options("{'source': 'hello', 'tokenizer': 'byte', 'split': {'train': 0, 'validation': 1}}"),
                        fitted.codec());
        assertThat(data.codec()).isSameAs(fitted.codec());
        assertThat(data.size(TRAIN)).isZero();
        assertThat(text(data, VALIDATION)).hasSize(15).matches("\uFFFD+");
    }

    @Test
    void batchesOfAShortValidationPartAreNarrower() {
        TokenStream data = openText("abcdefghijklmnopqrst", "'tokenizer': 'byte'");
        SequenceBatch batch =
                data.batches(VALIDATION, new BatchPlan(8, 10, 0)).iterator().next();
        assertThat(batch.batch()).isEqualTo(1);
        assertThat(((TokenIds) batch.inputs()).time()).isEqualTo(1);
    }

    @Test
    void koreanIsTheSameDataComposedOrDecomposedOnceItIsNormalized() {
        String composed = "대한민국은 민주공화국이다. ".repeat(20);
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(composed).isNotEqualTo(decomposed);
        for (String form : new String[] {"NFC", "NFD"}) {
            TokenStream one = openText(composed, "'normalize': '" + form + "'");
            TokenStream other = openText(decomposed, "'normalize': '" + form + "'");
            assertThat(one.tokens(TRAIN)).isEqualTo(other.tokens(TRAIN));
            assertThat(one.tokens(VALIDATION)).isEqualTo(other.tokens(VALIDATION));
            assertThat(text(one, TRAIN) + text(one, VALIDATION)).isEqualTo(form.equals("NFC") ? composed : decomposed);
        }
    }

    @Test
    void aRealKoreanTextComesBackFromBothForms() throws Exception {
        Path constitution = Path.of(System.getProperty("rnn4j.shared", ""), "data/korean-law/constitution.txt");
        assumeTrue(Files.exists(constitution), "no shared data: " + constitution);
        assertComesBack(constitution);
    }

    @Test
    void aKoreanFileOfBothFormsComesBack(@TempDir Path folder) throws Exception {
        String decomposed = Normalizer.normalize("모든 국민은 법 앞에 평등하다.\n", Normalizer.Form.NFD);
        Path file = folder.resolve("both.txt");
        assertComesBack(Files.writeString(file, "대한민국은 민주공화국이다.\n" + decomposed));
    }

    private static void assertComesBack(Path file) throws IOException {
        String text = Files.readString(file);
        for (String form : new String[] {"NONE", "NFC", "NFD"}) {
            TokenStream data = open("{'source': '%s', 'normalize': '%s', 'split': {'train': 1, 'validation': 0}}"
                    .formatted(file, form));
            assertThat(Normalizer.normalize(text(data, TRAIN), Normalizer.Form.NFC))
                    .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
    }
}
