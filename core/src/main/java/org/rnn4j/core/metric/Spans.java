package org.rnn4j.core.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The spans that the tags of a sentence encode, counted like the script conlleval of the CoNLL shared tasks. It reads
 * IOB1, IOB2 and IOBES alike and accepts tags that no scheme allows: an {@code I-} after {@code O}, after another type,
 * or at the start of a sentence begins a span, and the end of a sentence ends one.
 *
 * @see <a href="https://aclanthology.org/W00-0726">Tjong Kim Sang and Buchholz, 2000</a>
 */
public final class Spans {
    private Spans() {}

    /**
     * Whether tags encode spans ({@code O}, and {@code B-}, {@code I-}, {@code E-}, {@code S-} with a type), not word
     * classes.
     */
    public static boolean canRead(Collection<String> tags) {
        return ChunkTag.canRead(tags);
    }

    /** The spans of one sentence in order. */
    public static List<Span> of(List<String> tags) {
        List<Span> spans = new ArrayList<>();
        ChunkTag before = ChunkTag.OUTSIDE;
        int start = 0;
        for (int t = 0; t < tags.size(); t++) {
            ChunkTag tag = ChunkTag.of(tags.get(t));
            if (!tag.continuesFrom(before)) {
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
