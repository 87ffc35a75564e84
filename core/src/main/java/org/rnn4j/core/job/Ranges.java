package org.rnn4j.core.job;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import org.rnn4j.core.error.Require;

/** Checks the components of a record against their {@link Range}. */
public final class Ranges {
    private Ranges() {}

    /**
     * Checks all components of a record, for its constructor.
     *
     * @param block the record's key, such as {@code training}, for errors
     * @param values of all components, in their order
     * @throws org.rnn4j.core.error.UserException for a number outside its range
     * @throws NullPointerException for a missing value
     */
    public static void require(String block, Class<? extends Record> record, Object... values) {
        RecordComponent[] components = record.getRecordComponents();
        if (components.length != values.length) {
            throw new IllegalArgumentException(
                    "%s has %d components, not %d".formatted(record, components.length, values.length));
        }
        for (int i = 0; i < components.length; i++) {
            String key = KnownKeys.join(block, Spelling.of(components[i].getName()));
            Objects.requireNonNull(values[i], key);
            Range range = components[i].getAnnotation(Range.class);
            if (range != null) {
                Require.inRange(key, ((Number) values[i]).doubleValue(), range.min(), range.max());
            }
        }
    }
}
