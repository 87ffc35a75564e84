package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The records among which a key chooses: the permitted records of a sealed interface or, for an open interface, its
 * services on the class path.
 */
public final class Variants {
    private Variants() {}

    /** Whether values of this type are chosen by name. */
    static boolean isChoice(Class<?> type) {
        boolean isValue = type == List.class || type == Path.class;
        return type.isInterface() && !isValue;
    }

    /** All variants of a choice. */
    static List<Class<? extends Record>> of(Class<?> choice) {
        if (choice.isSealed()) {
            return Arrays.stream(choice.getPermittedSubclasses())
                    .<Class<? extends Record>>map(variant -> variant.asSubclass(Record.class))
                    .toList();
        }
        return ServiceLoader.load(choice).stream()
                .<Class<? extends Record>>map(provider -> provider.type().asSubclass(Record.class))
                .sorted(Comparator.comparing(Variants::name))
                .toList();
    }

    /** The variant with a name in a job file. */
    static Optional<Class<? extends Record>> named(Class<?> choice, String written) {
        return of(choice).stream()
                .filter(variant -> Spelling.same(written, name(variant)))
                .findFirst();
    }

    /** The name of a variant in a job file. */
    public static String name(Class<?> variant) {
        return Spelling.of(variant.getSimpleName());
    }

    /** The names of all variants of a choice in a job file. */
    public static List<String> names(Class<?> choice) {
        return of(choice).stream().map(Variants::name).toList();
    }

    /** The variant of this name with all options at their defaults; empty if there is none. */
    public static <T> Optional<T> withDefaults(Class<T> choice, String name) {
        return named(choice, name)
                .map(variant -> choice.cast(Binder.bind(JsonNodeFactory.instance.objectNode(), variant, name)));
    }
}
