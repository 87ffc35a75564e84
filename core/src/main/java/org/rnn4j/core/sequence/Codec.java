package org.rnn4j.core.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Converts a user's values to a network's and back; saved in the model bundle. */
public interface Codec {

    /** Name of the {@link CodecFormat} that reads this codec back. */
    String format();

    /** The codec as JSON, which {@link CodecFormat#read} reads. */
    JsonNode toJson();

    /** The input of a network for this codec, to check a bundle with; empty = not checked. */
    default Optional<InputSpec> input() {
        return Optional.empty();
    }

    /** The output of a network for this codec, to check a bundle with; empty = not checked. */
    default Optional<OutputSpec> output() {
        return Optional.empty();
    }

    /** The codec of the texts that the model reads; empty if it reads something else. */
    default Optional<TextCodec> read() {
        return Optional.empty();
    }

    /** The files in which generated pieces are written; empty if there are none, or text is printed. */
    default Optional<Medium> medium() {
        return Optional.empty();
    }
}
