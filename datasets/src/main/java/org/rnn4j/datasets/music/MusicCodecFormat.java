package org.rnn4j.datasets.music;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.datasets.codec.CodecJson;

/** Reads the codecs of models of music. */
public final class MusicCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return MusicCodec.FORMAT;
    }

    @Override
    public Codec read(JsonNode json) {
        if (!(json instanceof ObjectNode block)) {
            throw CodecJson.damaged(name(), "it is not an object");
        }
        try {
            return MusicCodec.of(Binder.bind(block, Fitted.class, "codec"));
        } catch (UserException | IllegalArgumentException e) {
            throw CodecJson.damaged(name(), e.getMessage());
        }
    }
}
