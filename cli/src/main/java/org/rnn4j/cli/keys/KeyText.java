package org.rnn4j.cli.keys;

import java.util.List;
import java.util.Locale;
import org.rnn4j.core.job.JobKey;
import org.rnn4j.core.job.Range;

/** Parts of the description of a key, as text. */
final class KeyText {
    private KeyText() {}

    /** {@code "a whole number in [1, 8192]"}. */
    static String type(JobKey key) {
        return key.range().map(range -> key.typeInWords() + " " + range(range)).orElseGet(key::typeInWords);
    }

    private static String range(Range range) {
        if (range.max() >= Integer.MAX_VALUE) {
            return "of at least " + number(range.min());
        }
        return range.min() == Double.MIN_VALUE
                ? "in (0, %s]".formatted(number(range.max()))
                : "in [%s, %s]".formatted(number(range.min()), number(range.max()));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value).toLowerCase(Locale.ROOT).replace(".0e", "e");
    }

    /** The default; {@code required} if there is none. */
    static String fallback(JobKey key) {
        return key.fallback().map(text -> text.isEmpty() ? "\"\"" : text).orElse("required");
    }

    /** The condition under which the key exists, such as {@code task = tagging}; empty if it always does. */
    static String only(JobKey key) {
        List<String> parts = List.of(key.choice(), owners(key));
        return String.join("; ", parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    private static String owners(JobKey key) {
        if (key.owners().isEmpty()) {
            return "";
        }
        return key.others().size() == 1 && key.owners().size() > 1
                ? "any %s but %s".formatted(owner(key), key.others().get(0))
                : "%s = %s".formatted(owner(key), String.join(", ", key.owners()));
    }

    private static String owner(JobKey key) {
        return key.name().startsWith("data.") ? "data.type" : "task";
    }
}
