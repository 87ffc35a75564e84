package org.rnn4j.core.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.rnn4j.core.sequence.TextCodec;

/** A codec of 256 ids that only decodes. */
abstract class Plain implements TextCodec {
    @Override
    public int vocabularySize() {
        return 256;
    }

    @Override
    public int[] encode(String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int unknownId() {
        return -1;
    }

    @Override
    public String format() {
        return "plain";
    }

    @Override
    public JsonNode toJson() {
        return NullNode.instance;
    }
}
