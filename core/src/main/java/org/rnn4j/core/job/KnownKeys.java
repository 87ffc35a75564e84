package org.rnn4j.core.job;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that records have in a job file. */
final class KnownKeys {
    private KnownKeys() {}

    /** Whether a component's keys stand in its parent's block and it has none of its own. */
    static boolean isSpread(RecordComponent component) {
        return component.isAnnotationPresent(Flat.class) && component.getType().isRecord();
    }

    /** The keys of one record, in its order. */
    static List<String> of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(component -> isSpread(component)
                        ? of(component.getType()).stream()
                        : Stream.of(Spelling.of(component.getName())))
                .toList();
    }

    /** How the {@code type:} key names a variant of a sealed interface. */
    static String variant(Class<?> record) {
        return Spelling.of(record.getSimpleName());
    }

    /** The whole key that ends in {@code name}, anywhere in the record or the records in it. */
    static Optional<String> find(Class<?> record, String name) {
        for (RecordComponent component : record.getRecordComponents()) {
            String key = isSpread(component) ? "" : Spelling.of(component.getName());
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
