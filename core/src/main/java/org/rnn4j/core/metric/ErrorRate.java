package org.rnn4j.core.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Number of {@link Edits} that turn the references into predictions, over the length of the references: the word, character or
 * phoneme error rate, depending on the items. It is computed over all predictions together, and above 1 if they are far too long.
 */
public final class ErrorRate {
    private long substitutions;
    private long insertions;
    private long deletions;
    private long items;

    /** Adds a prediction. */
    public void add(List<?> prediction, List<?> reference) {
        Edits edits = Edits.of(prediction, reference);
        substitutions += edits.substitutions();
        insertions += edits.insertions();
        deletions += edits.deletions();
        items += reference.size();
    }

    /** The error rate so far; NaN if all references are empty. */
    public double rate() {
        long edits = substitutions + insertions + deletions;
        return items == 0 ? (edits == 0 ? Double.NaN : Double.POSITIVE_INFINITY) : (double) edits / items;
    }

    /** The edits by kind, such as {@code substitutions 12, insertions 3, deletions 5 in 140 words}. */
    public String describe(String noun) {
        return String.format(
                Locale.ROOT,
                "substitutions %,d, insertions %,d, deletions %,d in %,d %s",
                substitutions,
                insertions,
                deletions,
                items,
                noun);
    }

    /** The edits by kind and the length of the references, for a program. */
    public Map<String, Object> breakdown() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("substitutions", substitutions);
        counts.put("insertions", insertions);
        counts.put("deletions", deletions);
        counts.put("items", items);
        return counts;
    }
}
