package org.rnn4j.core.sequence;

import com.fasterxml.jackson.databind.JsonNode;

/** Converts a user's values to a network's and back; saved in the model bundle. */
public interface Codec {

    /** Name of the {@link CodecFormat} that reads this codec back. */
    String format();

    /** The codec as JSON, which {@link CodecFormat#read} reads. */
    JsonNode toJson();
}
