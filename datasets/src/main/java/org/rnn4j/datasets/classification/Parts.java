package org.rnn4j.datasets.classification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.SplitRule;

/** Examples by the part that they serve. */
public final class Parts {
    private Parts() {}

    /**
     * Splits the source, and puts the examples of own files in their parts.
     *
     * @param hasGroups whether the examples have groups
     */
    public static <T> Map<Split, List<Labelled<T>>> of(
            List<Labelled<T>> source,
            List<Labelled<T>> validation,
            List<Labelled<T>> test,
            SplitRule rule,
            boolean hasGroups) {
        Map<Split, List<Labelled<T>>> parts = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            parts.put(split, new ArrayList<>());
        }
        Split[] assigned = rule.assign(
                source.stream().map(Labelled::label).toList(),
                hasGroups ? source.stream().map(Labelled::group).toList() : null);
        for (int i = 0; i < assigned.length; i++) {
            parts.get(assigned[i]).add(source.get(i));
        }
        add(parts, Split.VALIDATION, validation);
        add(parts, Split.TEST, test);
        return parts;
    }

    private static <T> void add(Map<Split, List<Labelled<T>>> parts, Split split, List<Labelled<T>> own) {
        if (own.isEmpty()) {
            return;
        }
        if (!parts.get(split).isEmpty()) {
            String name = split.name().toLowerCase(Locale.ROOT);
            throw new UserException(
                    "data.%s brings that part, but data.split takes %d examples of the source for it as well; leave one out"
                            .formatted(name, parts.get(split).size()));
        }
        parts.get(split).addAll(own);
    }
}
