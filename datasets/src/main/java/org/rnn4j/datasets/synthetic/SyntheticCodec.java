package org.rnn4j.datasets.synthetic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.rnn4j.core.sequence.Codec;

/** Codec of numbers that a network reads unchanged. */
record SyntheticCodec() implements Codec {
    static final String FORMAT = "synthetic";

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        return JsonNodeFactory.instance.objectNode();
    }
}
