package org.rnn4j.core.metric;

import java.util.Collection;

/**
 * A tag that says where in a span a token stands and of which type the span is: {@code B-NP}, {@code I-NP}, {@code O}.
 *
 * @param place B begins a span, I is inside, E ends one, S is one alone; O is outside of all
 * @param type of the span; empty for O
 */
record ChunkTag(char place, String type) {
    static final ChunkTag OUTSIDE = new ChunkTag('O', "");

    static ChunkTag of(String tag) {
        return tag.equals("O") ? OUTSIDE : new ChunkTag(tag.charAt(0), tag.substring(2));
    }

    /** Whether all of them can be read so and at least one begins or goes on with a span. */
    static boolean canRead(Collection<String> tags) {
        return tags.stream().allMatch(tag -> tag.matches("O|[BIES]-.*"))
                && tags.stream().anyMatch(tag -> tag.matches("[BI]-.*"));
    }

    boolean isOutside() {
        return place == 'O';
    }

    /**
     * Whether a token with this tag belongs to the span of the token before it. All that conlleval says of where spans
     * start and end comes down to this.
     */
    boolean goesOnFrom(ChunkTag before) {
        return (place == 'I' || place == 'E')
                && (before.place == 'B' || before.place == 'I')
                && type.equals(before.type);
    }
}
