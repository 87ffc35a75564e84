package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.TextCodec;

/**
 * Byte-pair encoding over the bytes of UTF-8: frequent words are one token, rare words several, and there are no
 * unknown tokens. The ids are the 256 bytes, then the tokens in the order in which they were learned, then special
 * tokens. Decoding restores the normalized text exactly, and is safe for growing text like that of {@link ByteCodec}.
 * Immutable.
 *
 * @see <a href="https://aclanthology.org/P16-1162">Sennrich, Haddow and Birch, 2016</a>
 */
public final class BpeCodec implements TextCodec {
    /** Maximum number of characters to learn merges from; more hardly changes them, and costs time and memory. */
    public static final long LEARNED_FROM = 1 << 26;

    static final String FORMAT = "bpe";
    /** Number of pieces whose tokens are cached while one text is encoded. */
    private static final int REMEMBERED = 1 << 18;

    private final Normalization normalization;
    private final Merges merges;
    private final List<String> specialTokens;
    private final Map<String, Integer> specialIds = new HashMap<>();
    private final Pieces pieces;
    private final byte[][] bytes;

    BpeCodec(Normalization normalization, Merges merges, List<String> specialTokens) {
        this.normalization = Objects.requireNonNull(normalization, "normalization");
        this.merges = merges;
        this.specialTokens = List.copyOf(specialTokens);
        this.pieces = new Pieces(SpecialTokens.of(specialTokens));
        this.bytes = new byte[merges.tokens() + specialTokens.size()][];
        for (int id = 0; id < merges.tokens(); id++) {
            bytes[id] = merges.bytes(id);
        }
        for (String token : specialTokens) {
            int id = merges.tokens() + specialIds.size();
            specialIds.put(token, id);
            bytes[id] = token.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Learns the merges of a text.
     *
     * @param specialTokens tokens that are never split
     * @param vocabularySize total number of ids; fewer if the text has too few pairs
     */
    public static BpeCodec fit(
            String text, Normalization normalization, List<String> specialTokens, int vocabularySize) {
        return fit(List.of(text), normalization, specialTokens, vocabularySize);
    }

    /** Learns the merges of a text in pieces, of which the first {@link #LEARNED_FROM} characters are used. */
    public static BpeCodec fit(
            Iterable<String> pieces, Normalization normalization, List<String> specialTokens, int vocabularySize) {
        List<String> special = specialTokens.stream().distinct().toList();
        int least = Merges.BYTES + special.size();
        if (vocabularySize < least) {
            throw new UserException(
                    "data.tokenizer.vocabulary-size = %d, but the 256 bytes and %d special tokens need %d"
                            .formatted(vocabularySize, special.size(), least));
        }
        Map<String, Integer> counts = new HashMap<>();
        Pieces words = new Pieces(SpecialTokens.of(special));
        long characters = 0;
        Iterator<String> rest = pieces.iterator();
        while (characters < LEARNED_FROM && rest.hasNext()) {
            String text = normalization.apply(rest.next());
            words.cut(text, word -> counts.merge(word, 1, Integer::sum), token -> {});
            characters += text.codePointCount(0, text.length());
        }
        return new BpeCodec(normalization, MergeTraining.learn(counts, vocabularySize - special.size()), special);
    }

    @Override
    public int vocabularySize() {
        return bytes.length;
    }

    @Override
    public int[] encode(String text) {
        IntStream.Builder encoded = IntStream.builder();
        Map<String, int[]> known = new HashMap<>();
        pieces.cut(
                normalization.apply(text),
                piece -> Arrays.stream(tokens(piece, known)).forEach(encoded),
                token -> encoded.add(specialIds.get(token)));
        return encoded.build().toArray();
    }

    private int[] tokens(String piece, Map<String, int[]> known) {
        int[] tokens = known.get(piece);
        if (tokens == null) {
            tokens = merges.apply(piece.getBytes(StandardCharsets.UTF_8));
            if (known.size() < REMEMBERED) {
                known.put(piece, tokens);
            }
        }
        return tokens;
    }

    @Override
    public String decode(int[] ids) {
        int length = Arrays.stream(ids)
                .map(id -> bytes[Objects.checkIndex(id, bytes.length)].length)
                .sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        for (int id : ids) {
            all.put(bytes[id]);
        }
        return GrowingText.decode(all.flip());
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
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("normalization", normalization.spelling());
        CodecJson.put(json, "special-tokens", specialTokens);
        ArrayNode flat = json.putArray("merges"); // left, right, left, right, ...
        merges.pairs().forEach(pair -> flat.add(Merges.left(pair)).add(Merges.right(pair)));
        return json;
    }
}
