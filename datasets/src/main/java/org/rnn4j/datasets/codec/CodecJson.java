package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;
import org.rnn4j.core.error.UserException;

/** What the formats share: reading a setting, and the error where a bundle's codec cannot be read. */
final class CodecJson {
    private CodecJson() {}

    static Normalization normalization(String format, JsonNode json) {
        JsonNode spelling = json.path("normalization");
        return Normalization.spelt(spelling.asText())
                .orElseThrow(() -> damaged(
                        format,
                        "its normalization is %s, but must be \"none\", \"nfc\" or \"nfd\""
                                .formatted(spelling.isMissingNode() ? "missing" : spelling)));
    }

    static UserException damaged(String format, String reason) {
        return new UserException(
                "the model's codec \"%s\" is damaged: %s; take another copy of the model or train it again"
                        .formatted(format, reason));
    }
}
