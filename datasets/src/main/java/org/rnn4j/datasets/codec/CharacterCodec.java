package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.core.sequence.TextCodec;

/**
 * One token per Unicode code point. The known characters have the ids 0, 1, ... in the order of their code points; the
 * last id is for all others and is decoded to U+FFFD, the replacement character. So decoding restores the normalized
 * text except for unknown characters. Immutable.
 */
public final class CharacterCodec implements TextCodec {
    static final String FORMAT = "character";
    private static final int REPLACEMENT = 0xFFFD;

    private final Normalization normalization;
    private final int[] characters;
    private final int[] idOfCharacter;

    /** @param characters ascending code points, without U+FFFD */
    CharacterCodec(Normalization normalization, int[] characters) {
        this.normalization = Objects.requireNonNull(normalization, "normalization");
        this.characters = characters.clone();
        int end = characters.length == 0 ? 0 : characters[characters.length - 1] + 1;
        this.idOfCharacter = new int[end];
        Arrays.fill(idOfCharacter, characters.length);
        for (int id = 0; id < characters.length; id++) {
            idOfCharacter[characters[id]] = id;
        }
    }

    /** Creates a codec with the characters of a text as its vocabulary. */
    public static CharacterCodec fit(String text, Normalization normalization, VocabularyLimits limits) {
        return fit(List.of(text), normalization, limits);
    }

    /** Creates a codec for a text in pieces. */
    public static CharacterCodec fit(Iterable<String> pieces, Normalization normalization, VocabularyLimits limits) {
        long[] counts = new long[Character.MAX_CODE_POINT + 1];
        for (String piece : pieces) {
            normalization.apply(piece).codePoints().forEach(character -> counts[character]++);
        }
        counts[REPLACEMENT] = 0; // it is always encoded as unknown, which is decoded to it
        Map<Integer, Long> held = new HashMap<>();
        for (int character = 0; character < counts.length; character++) {
            if (counts[character] > 0) {
                held.put(character, counts[character]);
            }
        }
        int[] known = limits.mostFrequent(held, Comparator.naturalOrder(), 1).stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        if (known.length == 0) {
            throw limits.leavesNothing("character");
        }
        return new CharacterCodec(normalization, known);
    }

    @Override
    public int vocabularySize() {
        return characters.length + 1;
    }

    @Override
    public int[] encode(String text) {
        String normalized = normalization.apply(text);
        int[] ids = new int[normalized.codePointCount(0, normalized.length())];
        int i = 0;
        for (int id = 0; id < ids.length; id++) { // a stream takes several times as long
            int character = normalized.codePointAt(i);
            ids[id] = idOf(character);
            i += Character.charCount(character);
        }
        return ids;
    }

    private int idOf(int character) {
        return character < idOfCharacter.length ? idOfCharacter[character] : characters.length;
    }

    @Override
    public String decode(int[] ids) {
        StringBuilder text = new StringBuilder(ids.length);
        for (int id : ids) {
            Objects.checkIndex(id, vocabularySize());
            text.appendCodePoint(id == unknownId() ? REPLACEMENT : characters[id]);
        }
        return text.toString();
    }

    @Override
    public int unknownId() {
        return characters.length;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("normalization", normalization.spelling())
                .put("characters", new String(characters, 0, characters.length));
    }
}
