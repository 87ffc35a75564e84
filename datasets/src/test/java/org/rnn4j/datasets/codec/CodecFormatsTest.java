package org.rnn4j.datasets.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.CodecFormat;

class CodecFormatsTest {

    @Test
    void aServiceLoaderFindsThem() {
        assertThat(ServiceLoader.load(CodecFormat.class))
                .extracting(CodecFormat::name)
                .contains("character", "byte", "word", "whitespace", "bpe");
    }

    @Test
    void aDamagedCodecIsNamedAndSaysWhatIsWrong() {
        assertRefused(
                new CharacterCodecFormat(),
                "{\"normalization\":\"none\"}",
                "the model's codec \"character\" is damaged: it has no \"characters\"; use another copy of the model or"
                        + " train it again");
        assertRefused(
                new CharacterCodecFormat(),
                "{\"normalization\":\"none\",\"characters\":\"ba\"}",
                "the model's codec \"character\" is damaged: its characters are not in code point order;"
                        + " use another copy of the model or train it again");
        assertRefused(
                new ByteCodecFormat(),
                "{}",
                "the model's codec \"byte\" is damaged: its normalization is missing, but must be \"none\", \"nfc\" or"
                        + " \"nfd\"; use another copy of the model or train it again");
        assertRefused(
                new ByteCodecFormat(),
                "{\"normalization\":\"nfkc\"}",
                "the model's codec \"byte\" is damaged: its normalization is \"nfkc\", but must be \"none\", \"nfc\" or"
                        + " \"nfd\"; use another copy of the model or train it again");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"special-tokens":[]}                                     | it has no "lower-case"
            {"lower-case":true}                                       | it has no "special-tokens"
            {"lower-case":true,"special-tokens":[1]}                  | "special-tokens" has 1, which is not text
            {"lower-case":true,"special-tokens":[]}                   | it has no "words"
            {"lower-case":true,"special-tokens":[],"words":["a"]}     | it has 1 words, but "joins" for 0
            {"lower-case":true,"special-tokens":[],"words":["a"],"joins":"x"}        | "joins" has a x
            {"lower-case":true,"special-tokens":[],"words":["a","a"],"joins":"<<"}   | a word occurs twice
            """)
    void aDamagedVocabularyOfWords(String json, String reason) {
        assertRefused(new UnicodeWordCodecFormat(), "word", json, reason);
    }

    @Test
    void aWhitespaceCodecWithoutLineEnds() {
        assertRefused(
                new WhitespaceCodecFormat(),
                "whitespace",
                "{\"lower-case\":true,\"special-tokens\":[]}",
                "it has no \"end-of-line\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                            | it has no "special-tokens"
            {"special-tokens":["a","a"]}                  | a special token is empty or occurs twice
            {"special-tokens":[""]}                       | a special token is empty or occurs twice
            {"special-tokens":[]}                         | its "merges" are not a list of pairs
            {"special-tokens":[],"merges":[1]}            | its "merges" are not a list of pairs
            {"special-tokens":[],"merges":[1,256]}        | a merge names 256, but only 256 tokens are known at that point
            {"special-tokens":[],"merges":[1,"a"]}        | a merge names "a", but only 256 tokens are known at that point
            {"special-tokens":[],"merges":[1,-1]}         | a merge names -1, but only 256 tokens are known at that point
            {"special-tokens":[],"merges":[1,2,1,2]}      | a pair occurs twice
            """)
    void damagedMerges(String json, String reason) {
        assertRefused(new BpeCodecFormat(), "bpe", json, reason);
    }

    private static void assertRefused(CodecFormat format, String name, String json, String reason) {
        String comma = json.equals("{}") ? "" : ",";
        assertRefused(
                format,
                "{\"normalization\":\"none\"" + comma + json.substring(1),
                "the model's codec \"%s\" is damaged: %s; use another copy of the model or train it again"
                        .formatted(name, reason));
    }

    private static void assertRefused(CodecFormat format, String json, String message) {
        assertThatThrownBy(() -> format.read(parse(json)))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    private static JsonNode parse(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }
}
