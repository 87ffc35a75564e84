package org.rnn4j.cli.init;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Values in YAML, quoted where they would otherwise be read as something else. */
final class Yaml {
    private static final Set<String> WORDS =
            Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf");

    private Yaml() {}

    /** A text, also inside {@code {...}} and {@code [...]}. */
    static String text(String text) {
        boolean plain = text.matches("[\\p{L}_./][\\p{L}\\p{M}\\p{N}_./-]*( [\\p{L}\\p{M}\\p{N}_./-]+)*")
                && text.matches(".*[\\p{L}_/].*")
                && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : JsonNodeFactory.instance.textNode(text).toString();
    }

    /** The names of columns, as a list. */
    static String flow(List<Column> columns) {
        return columns.stream().map(Column::name).map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** One text, or a list of several. */
    static String list(List<String> texts) {
        return texts.size() == 1
                ? text(texts.get(0))
                : texts.stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
