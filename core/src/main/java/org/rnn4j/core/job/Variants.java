package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.rnn4j.core.error.UserException;

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
        Map<String, Class<? extends Record>> found = new TreeMap<>();
        try {
            ServiceLoader.load(choice).stream()
                    .map(ServiceLoader.Provider::type)
                    .forEach(type -> add(found, choice, type));
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new UserException(
                    "a plug-in on the class path cannot be loaded: %s; remove or fix its jar".formatted(e.getMessage()),
                    e);
        }
        return List.copyOf(found.values());
    }

    private static void add(Map<String, Class<? extends Record>> found, Class<?> choice, Class<?> type) {
        String kind = name(choice);
        if (!type.isRecord()) {
            throw new UserException("%s is a %s, but must be a record: its components are its settings"
                    .formatted(type.getName(), kind));
        }
        Class<? extends Record> other = found.put(name(type), type.asSubclass(Record.class));
        if (other != null) {
            throw new UserException("the class path holds two of %s %s: %s and %s; remove one"
                    .formatted(kind, name(type), other.getName(), type.getName()));
        }
    }

    /** The variant that a job file or a saved network names. */
    public static Optional<Class<? extends Record>> named(Class<?> choice, String written) {
        return of(choice).stream()
                .filter(variant -> Spelling.same(written, name(variant)))
                .findFirst();
    }

    /** The error of a name that no variant has: {@code model.cell = lsmt, but must be one of ...; did you mean lstm?}. */
    public static String refusal(Class<?> choice, String key, String written) {
        List<String> names = names(choice);
        return "%s = %s, but must be one of %s%s"
                .formatted(key, written, String.join(", ", names), Scalars.didYouMean(written, names));
    }

    /** How a job file names a variant. */
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
