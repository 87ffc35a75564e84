package org.rnn4j.core.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The spans that the tags of a sentence spell, counted as the script conlleval of the CoNLL shared tasks counts them. It
 * reads IOB1, IOB2 and IOBES alike and makes the best of tags that no scheme allows: an {@code I-} after {@code O}, after
 * another type, or at the start of a sentence begins a span, and a sentence's end ends one.
 *
 * @see <a href="https://aclanthology.org/W00-0726">Tjong Kim Sang and Buchholz, 2000</a>
 */
public final class Spans {
    private Spans() {}

    /** Whether tags spell spans ({@code O}, and {@code B-}, {@code I-}, {@code E-}, {@code S-} with a type), not classes of words. */
    public static boolean canRead(Collection<String> tags) {
        return ChunkTag.canRead(tags);
    }

    /** The spans of one sentence in their order. */
    public static List<Span> of(List<String> tags) {
        List<Span> spans = new ArrayList<>();
        ChunkTag before = ChunkTag.OUTSIDE;
        int start = 0;
        for (int t = 0; t < tags.size(); t++) {
            ChunkTag tag = ChunkTag.of(tags.get(t));
            if (!tag.goesOnFrom(before)) {
                close(spans, before, start, t);
                start = t;
            }
            before = tag;
        }
        close(spans, before, start, tags.size());
        return spans;
    }

    private static void close(List<Span> spans, ChunkTag last, int start, int end) {
        if (!last.isOutside()) {
            spans.add(new Span(last.type(), start, end));
        }
    }
}
