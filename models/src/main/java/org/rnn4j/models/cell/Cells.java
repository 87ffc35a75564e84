package org.rnn4j.models.cell;

import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;

/** The kinds of cell on the class path. */
public final class Cells {
    private static final Map<String, Class<? extends Cell>> BY_NAME = find();

    private Cells() {}

    /** The record of each kind by its {@link Cell#name}. */
    public static Map<String, Class<? extends Cell>> byName() {
        return BY_NAME;
    }

    /**
     * The record of one kind.
     *
     * @throws UserException where no class on the class path has the name
     */
    public static Class<? extends Cell> named(String name) {
        Class<? extends Cell> found = BY_NAME.get(name);
        if (found == null) {
            throw new UserException(
                    "cell = %s, but must be one of %s%s; a cell of another jar needs it on the class path"
                            .formatted(
                                    name,
                                    String.join(", ", BY_NAME.keySet()),
                                    Suggestion.nearest(name, BY_NAME.keySet())
                                            .map("; did you mean %s?"::formatted)
                                            .orElse("")));
        }
        return found;
    }

    /** A cell of a kind, with its own defaults. */
    public static Cell withDefaults(String name) {
        try {
            return named(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("ServiceLoader made a " + name + " before", e);
        }
    }

    private static Map<String, Class<? extends Cell>> find() {
        Map<String, Class<? extends Cell>> found = new TreeMap<>();
        for (Cell cell : ServiceLoader.load(Cell.class, Cell.class.getClassLoader())) {
            if (!cell.getClass().isRecord()) {
                throw new UserException("%s is a cell, but must be a record: its components are its settings"
                        .formatted(cell.getClass().getName()));
            }
            Class<? extends Cell> other = found.put(cell.name(), cell.getClass());
            if (other != null) {
                throw new UserException("the class path holds two cells %s: %s and %s; remove one"
                        .formatted(cell.name(), other.getName(), cell.getClass().getName()));
            }
        }
        return Collections.unmodifiableMap(found);
    }
}
