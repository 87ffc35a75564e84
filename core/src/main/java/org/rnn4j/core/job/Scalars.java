package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rnn4j.core.error.Suggestion;

/** Values that are not composed of other values, and the words for their types in errors. */
final class Scalars {
    /** Not {@code 010}, which is eight or ten. */
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][\\d_]*)");

    private static final Pattern REAL =
            Pattern.compile("[-+]?((0|[1-9][\\d_]*)(\\.[\\d_]*)?|\\.\\d[\\d_]*)([eE][-+]?\\d{1,3})?");
    private static final Pattern TRUE = Pattern.compile("(?i)true|yes|on");
    private static final Pattern FALSE = Pattern.compile("(?i)false|no|off");

    private Scalars() {}

    /** The value of this type; empty if the node has no such value. */
    static Optional<?> read(JsonNode node, Class<?> type) {
        if (type == int.class) {
            return whole(node)
                    .filter(number -> number.bitLength() < Integer.SIZE)
                    .map(BigInteger::intValue);
        } else if (type == long.class) {
            return whole(node).filter(number -> number.bitLength() < Long.SIZE).map(BigInteger::longValue);
        } else if (type == double.class) {
            return node.isNumber() || isText(node, REAL)
                    ? Optional.of(Double.parseDouble(node.asText().replace("_", "")))
                    : Optional.empty();
        } else if (type == boolean.class) {
            boolean yes = isText(node, TRUE);
            return node.isBoolean() || yes || isText(node, FALSE)
                    ? Optional.of(yes || node.booleanValue())
                    : Optional.empty();
        } else if (type == String.class) {
            return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
        } else if (type == Path.class) {
            return node.isValueNode() && !node.isNull() && node.asText().indexOf(0) < 0
                    ? Optional.of(Path.of(node.asText()))
                    : Optional.empty();
        } else if (type == Duration.class) {
            return node.isValueNode() ? DurationText.parse(node.asText()) : Optional.empty();
        } else if (type == ObjectNode.class) {
            return node instanceof ObjectNode block ? Optional.of(block.deepCopy()) : Optional.empty();
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> spelling(constant).equalsIgnoreCase(node.asText()))
                    .findFirst();
        }
        throw new IllegalArgumentException("a job file cannot hold a " + type);
    }

    private static Optional<BigInteger> whole(JsonNode node) {
        if (node.isIntegralNumber()) {
            return Optional.of(node.bigIntegerValue());
        }
        return isText(node, WHOLE) ? Optional.of(new BigInteger(node.textValue().replace("_", ""))) : Optional.empty();
    }

    private static boolean isText(JsonNode node, Pattern pattern) {
        return node.isTextual() && pattern.matcher(node.textValue()).matches();
    }

    static String expected(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "a whole number";
        } else if (type == double.class) {
            return "a number";
        } else if (type == boolean.class) {
            return "true or false";
        } else if (type == Path.class) {
            return "a path";
        } else if (type == Duration.class) {
            return "a duration such as 90s, 3m or 1h30m";
        } else if (type == List.class) {
            return "a list";
        } else if (type == String.class) {
            return "a text";
        } else if (type.isEnum()) {
            return "one of " + String.join(", ", spellings(type));
        }
        return "a block of keys";
    }

    static String expectedInsteadOf(JsonNode node, Class<?> type) {
        return expected(type) + (type.isEnum() ? didYouMean(node.asText(), spellings(type)) : "");
    }

    /** {@code "; did you mean X?"}, or an empty string. */
    static String didYouMean(String written, List<String> allowed) {
        return Suggestion.nearest(written, allowed)
                .map("; did you mean %s?"::formatted)
                .orElse("");
    }

    static String spelling(Object constant) {
        return Spelling.of(((Enum<?>) constant).name());
    }

    /** All values of an enum. */
    static List<String> spellings(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Scalars::spelling).toList();
    }
}
