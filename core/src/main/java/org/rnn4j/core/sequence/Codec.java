package org.rnn4j.core.sequence;

import com.fasterxml.jackson.databind.JsonNode;

/** What turns a user's values into a network's and back; written into the model bundle. */
public interface Codec {

    /** Name of the {@link CodecFormat} that reads this codec back. */
    String format();

    /** All that {@link CodecFormat#read} needs. */
    JsonNode toJson();
}
