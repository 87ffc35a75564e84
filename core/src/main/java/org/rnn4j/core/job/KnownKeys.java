package org.rnn4j.core.job;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The keys that records have in a job file. */
final class KnownKeys {
    private KnownKeys() {}

    /** The keys of one record, in its order. */
    static List<String> of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> Spelling.of(component.getName()))
                .toList();
    }

    /** How the {@code type:} key names a variant of a sealed interface. */
    static String variant(Class<?> record) {
        return Spelling.of(record.getSimpleName());
    }

    /** The whole key that ends in {@code name}, anywhere in the record or the records in it. */
    static Optional<String> find(Class<?> record, String name) {
        for (RecordComponent component : record.getRecordComponents()) {
            String key = Spelling.of(component.getName());
            if (key.equals(name)) {
                return Optional.of(key);
            }
            if (component.getType().isRecord()) {
                Optional<String> inside = find(component.getType(), name);
                if (inside.isPresent()) {
                    return inside.map(rest -> join(key, rest));
                }
            }
        }
        return Optional.empty();
    }

    static String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
