package org.rnn4j.datasets.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.CodecFormat;

class CodecFormatsTest {

    @Test
    void aServiceLoaderFindsBoth() {
        assertThat(ServiceLoader.load(CodecFormat.class))
                .extracting(CodecFormat::name)
                .contains("character", "byte");
    }

    @Test
    void aDamagedCodecIsNamedAndSaysWhatIsWrong() {
        assertRefused(
                new CharacterCodecFormat(),
                "{\"normalization\":\"none\"}",
                "the model's codec \"character\" is damaged: it has no \"characters\"; take another copy of the model or"
                        + " train it again");
        assertRefused(
                new CharacterCodecFormat(),
                "{\"normalization\":\"none\",\"characters\":\"ba\"}",
                "the model's codec \"character\" is damaged: its characters are not in the order of their code points;"
                        + " take another copy of the model or train it again");
        assertRefused(
                new ByteCodecFormat(),
                "{}",
                "the model's codec \"byte\" is damaged: its normalization is missing, but must be \"none\", \"nfc\" or"
                        + " \"nfd\"; take another copy of the model or train it again");
        assertRefused(
                new ByteCodecFormat(),
                "{\"normalization\":\"nfkc\"}",
                "the model's codec \"byte\" is damaged: its normalization is \"nfkc\", but must be \"none\", \"nfc\" or"
                        + " \"nfd\"; take another copy of the model or train it again");
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
