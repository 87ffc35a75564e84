package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.rnn4j.core.sequence.TextCodec;

/**
 * One token per byte of the text in UTF-8; 256 ids, no unknown tokens. Immutable.
 *
 * <p>Decoding is safe for growing text: the text of some ids is always a prefix of the text of these and more ids. So
 * an incomplete character at the end gives no text yet; bytes that cannot be part of a character give U+FFFD.
 */
public final class ByteCodec implements TextCodec {
    static final String FORMAT = "byte";

    private final Normalization normalization;

    public ByteCodec(Normalization normalization) {
        this.normalization = Objects.requireNonNull(normalization, "normalization");
    }

    @Override
    public int vocabularySize() {
        return 256;
    }

    @Override
    public int[] encode(String text) {
        byte[] bytes = normalization.apply(text).getBytes(StandardCharsets.UTF_8);
        int[] ids = new int[bytes.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return ids;
    }

    @Override
    public String decode(int[] ids) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.length);
        for (int id : ids) {
            bytes.put((byte) Objects.checkIndex(id, vocabularySize()));
        }
        return GrowingText.decode(bytes.flip());
    }

    @Override
    public int unknownId() {
        return -1;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        return JsonNodeFactory.instance.objectNode().put("normalization", normalization.spelling());
    }
}
