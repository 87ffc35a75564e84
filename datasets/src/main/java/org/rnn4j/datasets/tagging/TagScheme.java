package org.rnn4j.datasets.tagging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rnn4j.core.metric.Span;
import org.rnn4j.core.metric.Spans;

/** Encodings of spans by tags. Any scheme that {@link Spans} reads can be converted to another. */
enum TagScheme {
    /** As in the files. */
    AS_IS("BI") {
        @Override
        List<String> convert(List<String> tags) {
            return tags;
        }
    },
    /** B begins a span, I continues it. */
    IOB2("BI"),
    /** In addition, E ends a span of several words, and S is a span of one word. */
    BIOES("BIES");

    private final String places;

    TagScheme(String places) {
        this.places = places;
    }

    /** The same spans in this scheme. */
    List<String> convert(List<String> tags) {
        List<String> converted = new ArrayList<>(Collections.nCopies(tags.size(), "O"));
        for (Span span : Spans.of(tags)) {
            for (int t = span.start(); t < span.end(); t++) {
                converted.set(t, place(t == span.start(), t == span.end() - 1) + "-" + span.type());
            }
        }
        return converted;
    }

    private char place(boolean first, boolean last) {
        if (first) {
            return last && this == BIOES ? 'S' : 'B';
        }
        return last && this == BIOES ? 'E' : 'I';
    }

    /**
     * The tags, sorted, that can be expected after some tags were seen: with {@code B-LST} there may also be {@code
     * I-LST}. The same tags if they are not spans.
     */
    static List<String> complete(Set<String> seen) {
        Set<String> all = new TreeSet<>(seen);
        if (Spans.canRead(seen)) {
            boolean ends = seen.stream().anyMatch(tag -> tag.startsWith("E-") || tag.startsWith("S-"));
            String places = ends ? BIOES.places : IOB2.places;
            seen.stream()
                    .filter(tag -> !tag.equals("O"))
                    .forEach(tag -> places.chars().forEach(place -> all.add((char) place + tag.substring(1))));
        }
        return List.copyOf(all);
    }
}
