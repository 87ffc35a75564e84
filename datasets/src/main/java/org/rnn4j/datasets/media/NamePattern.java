package org.rnn4j.datasets.media;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.Example;

/** The names of files with fields in braces: {@code {label}_{speaker}_{index}.wav}. */
public final class NamePattern {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");

    private final String pattern;
    private final List<String> fields = new ArrayList<>();
    private final Pattern regex;
    private final int parts; // of a path, separated by slashes

    /**
     * Reads a pattern.
     *
     * @throws UserException if it has no fields, or two of one name
     */
    public NamePattern(String pattern) {
        this.pattern = pattern;
        StringBuilder expression = new StringBuilder();
        Matcher matcher = FIELD.matcher(pattern);
        int end = 0;
        while (matcher.find()) {
            fields.add(matcher.group(1));
            expression
                    .append(Pattern.quote(pattern.substring(end, matcher.start())))
                    .append("([^/]+?)");
            end = matcher.end();
        }
        expression.append(Pattern.quote(pattern.substring(end)));
        regex = Pattern.compile(expression.toString());
        parts = pattern.split("/", -1).length;
        if (fields.isEmpty() || fields.contains("") || new HashSet<>(fields).size() < fields.size()) {
            throw new UserException(
                    "data.format.pattern = %s, but must have fields with different names in braces, such as {label}_{speaker}.wav"
                            .formatted(pattern));
        }
    }

    /** Files with targets and groups from their names; a name that differs makes a bad example. */
    public List<Example<MediaFile, String>> read(MediaInputs inputs, List<MediaFile> files) {
        int target = field("data.format.pattern", inputs.target());
        int group = inputs.group().map(name -> field("data.split.by", name)).orElse(-1);
        List<Example<MediaFile, String>> named = new ArrayList<>();
        for (MediaFile file : files) {
            Matcher matcher = regex.matcher(end(file.name()));
            if (matcher.matches()) {
                named.add(new Example<>(
                        file, matcher.group(target + 1), file.name(), group < 0 ? "" : matcher.group(group + 1)));
            } else {
                inputs.bad()
                        .add(new UserException(
                                "%s: the name is not data.format.pattern = %s".formatted(file.name(), pattern)));
            }
        }
        return named;
    }

    private int field(String key, String name) {
        if (!fields.contains(name)) {
            throw new UserException("%s = %s, but %s; %sthe fields are %s"
                    .formatted(
                            key,
                            key.equals("data.split.by") ? name : pattern,
                            key.equals("data.split.by")
                                    ? "data.format.pattern = %s has no such field".formatted(pattern)
                                    : "it needs the field {%s}".formatted(name),
                            Suggestion.phrase(name, fields),
                            String.join(", ", fields)));
        }
        return fields.indexOf(name);
    }

    /** As many parts of a path as the pattern has. */
    private String end(String path) {
        int at = path.length();
        for (int i = 0; i < parts && at >= 0; i++) {
            at = path.lastIndexOf('/', at - 1);
        }
        return path.substring(at + 1);
    }
}
