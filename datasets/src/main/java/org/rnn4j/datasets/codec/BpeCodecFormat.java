package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.TextCodec;

/** Reads {@link BpeCodec}s. */
public final class BpeCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return BpeCodec.FORMAT;
    }

    @Override
    public TextCodec read(JsonNode json) {
        List<String> special = CodecJson.texts(name(), json, "special-tokens");
        if (new HashSet<>(special).size() < special.size() || special.contains("")) {
            throw CodecJson.damaged(name(), "a special token is empty or occurs twice");
        }
        return new BpeCodec(CodecJson.normalization(name(), json), merges(json.path("merges")), special);
    }

    private Merges merges(JsonNode flat) {
        if (!flat.isArray() || flat.size() % 2 != 0) {
            throw CodecJson.damaged(name(), "its \"merges\" are not a list of pairs");
        }
        Merges merges = new Merges();
        for (int i = 0; i < flat.size(); i += 2) {
            merges.learn(Merges.pair(token(flat.get(i), merges), token(flat.get(i + 1), merges)));
        }
        if (merges.pairs().size() != flat.size() / 2) {
            throw CodecJson.damaged(name(), "a pair occurs twice");
        }
        return merges;
    }

    private int token(JsonNode token, Merges merges) {
        if (!token.isInt() || token.intValue() < 0 || token.intValue() >= merges.tokens()) {
            throw CodecJson.damaged(
                    name(),
                    "a merge names %s, but only %d tokens are known at that point".formatted(token, merges.tokens()));
        }
        return token.intValue();
    }
}
