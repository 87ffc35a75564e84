package org.rnn4j.core.metric;

import java.util.Collection;

/**
 * A tag with the position of a token in a span and the type of the span: {@code B-NP}, {@code I-NP}, {@code O}.
 *
 * @param place B begins a span, I is inside, E ends one, S is a single token; O is outside
 * @param type type of the span; empty for O
 */
record ChunkTag(char place, String type) {
    static final ChunkTag OUTSIDE = new ChunkTag('O', "");

    static ChunkTag of(String tag) {
        return tag.equals("O") ? OUTSIDE : new ChunkTag(tag.charAt(0), tag.substring(2));
    }

    /** Whether all tags have this form and at least one begins or continues a span. */
    static boolean canRead(Collection<String> tags) {
        return tags.stream().allMatch(tag -> tag.matches("O|[BIES]-.*"))
                && tags.stream().anyMatch(tag -> tag.matches("[BI]-.*"));
    }

    boolean isOutside() {
        return place == 'O';
    }

    /**
     * Whether a token with this tag belongs to the span of the token before it. All of conlleval's rules for the start
     * and end of spans reduce to this.
     */
    boolean continuesFrom(ChunkTag before) {
        return (place == 'I' || place == 'E')
                && (before.place == 'B' || before.place == 'I')
                && type.equals(before.type);
    }
}
