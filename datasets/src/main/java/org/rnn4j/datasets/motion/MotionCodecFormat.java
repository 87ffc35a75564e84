package org.rnn4j.datasets.motion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.datasets.codec.CodecJson;

/** Reads the codecs of models of motion. */
public final class MotionCodecFormat implements CodecFormat {

    @Override
    public String name() {
        return MotionCodec.FORMAT;
    }

    @Override
    public Codec read(JsonNode json) {
        if (!(json instanceof ObjectNode block)) {
            throw CodecJson.damaged(name(), "it is not an object");
        }
        try {
            return new MotionCodec(Binder.bind(block, MotionFit.class, "codec"));
        } catch (UserException | IllegalArgumentException e) {
            throw CodecJson.damaged(name(), e.getMessage());
        }
    }
}
