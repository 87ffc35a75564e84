package org.rnn4j.core.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;

/** One key of a space and its values. */
sealed interface Dimension {
    JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The key, such as {@code model.hidden-size}. */
    String key();

    /** A random value. */
    JsonNode draw(Random random);

    /** Values to check: all of a list, the ends of a range. */
    List<JsonNode> bounds();

    /** A list of values. */
    record Choice(String key, List<JsonNode> bounds) implements Dimension {
        @Override
        public JsonNode draw(Random random) {
            return bounds.get(random.nextInt(bounds.size()));
        }
    }

    /** Whole numbers, both ends included. */
    record Whole(String key, long min, long max, boolean log) implements Dimension {
        @Override
        public JsonNode draw(Random random) {
            double drawn = at(random.nextDouble(), (double) min, (double) max + 1, log);
            return NODES.numberNode(Math.min(max, (long) Math.floor(drawn)));
        }

        @Override
        public List<JsonNode> bounds() {
            return List.of(NODES.numberNode(min), NODES.numberNode(max));
        }
    }

    /** Numbers, rounded to {@value #DIGITS} significant digits. */
    record Real(String key, double min, double max, boolean log) implements Dimension {
        static final int DIGITS = 4;

        @Override
        public JsonNode draw(Random random) {
            double drawn = at(random.nextDouble(), min, max, log);
            BigDecimal rounded = BigDecimal.valueOf(drawn).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
            return NODES.numberNode(rounded.max(BigDecimal.valueOf(min)).min(BigDecimal.valueOf(max)));
        }

        @Override
        public List<JsonNode> bounds() {
            return List.of(NODES.numberNode(min), NODES.numberNode(max));
        }
    }

    /** The point at a share of the way from one number to another. */
    private static double at(double share, double min, double max, boolean log) {
        return log ? min * Math.pow(max / min, share) : min + share * (max - min);
    }

    /**
     * A key of a space.
     *
     * @param type type of the key's values: a number for a range
     */
    static Dimension of(String key, JsonNode values, Class<?> type) {
        String where = "search.space." + key;
        if (values instanceof ObjectNode range) {
            return range(key, where, Binder.bind(range, Interval.class, where), type);
        }
        if (!values.isArray() || values.isEmpty()) {
            throw new UserException("%s = %s, but must be a list of values, or a range {min: 1, max: 9, log: false}"
                    .formatted(where, values));
        }
        List<JsonNode> all = new ArrayList<>();
        values.forEach(all::add);
        return new Choice(key, List.copyOf(all));
    }

    private static Dimension range(String key, String where, Interval range, Class<?> type) {
        boolean whole = type == int.class || type == long.class;
        if (!whole && type != double.class) {
            throw new UserException(
                    "%s is a range, but the values of %s are no numbers; give a list".formatted(where, key));
        } else if (!(range.min() < range.max()) || !Double.isFinite(range.max() - range.min())) {
            throw new UserException(
                    "%s: min = %s, but must be below max = %s".formatted(where, range.min(), range.max()));
        } else if (range.log() && range.min() <= 0) {
            throw new UserException("%s: min = %s, but must be above 0 if log is true".formatted(where, range.min()));
        } else if (!whole) {
            return new Real(key, range.min(), range.max(), range.log());
        } else if (range.min() != Math.rint(range.min()) || range.max() != Math.rint(range.max())) {
            throw new UserException("%s: min = %s and max = %s, but the values of %s are whole numbers"
                    .formatted(where, range.min(), range.max(), key));
        }
        return new Whole(key, (long) range.min(), (long) range.max(), range.log());
    }
}
