package org.rnn4j.cli.terminal;

import java.util.Locale;
import java.util.stream.Collectors;
import org.rnn4j.core.sequence.SequenceData;

/** The summary of a data set in one line; facts that are zero are left out. */
public final class DataFacts {
    private DataFacts() {}

    /** {@code source tiny-shakespeare, characters 1,115,394, ...}. */
    public static String of(SequenceData data) {
        return data.summary().entrySet().stream()
                .filter(fact -> !(fact.getValue() instanceof Number number && number.doubleValue() == 0))
                .map(fact -> fact.getKey() + " " + text(fact.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** {@code 1,115,394}; other values as they are. */
    public static String text(Object value) {
        return value instanceof Integer || value instanceof Long
                ? String.format(Locale.ROOT, "%,d", ((Number) value).longValue())
                : String.valueOf(value);
    }
}
