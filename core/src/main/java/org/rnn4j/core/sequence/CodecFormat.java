package org.rnn4j.core.sequence;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads codecs of one kind back from a model bundle. Found by {@link java.util.ServiceLoader}. */
public interface CodecFormat {

    /** The name, equal to {@link Codec#format}. */
    String name();

    /** The inverse of {@link Codec#toJson}. */
    Codec read(JsonNode json);
}
