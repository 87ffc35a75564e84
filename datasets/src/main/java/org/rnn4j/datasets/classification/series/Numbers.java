package org.rnn4j.datasets.classification.series;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rnn4j.core.error.UserException;

/** Reads numbers; an empty cell, {@code ?}, {@code NaN} and {@code NA} are missing values. */
final class Numbers {
    private static final Set<String> MISSING = Set.of("", "?", "nan", "na");

    private Numbers() {}

    /**
     * Reads some cells as numbers, with NaN for missing values.
     *
     * @param where file and line, for the error
     */
    static float[] read(List<String> cells, String where) {
        float[] numbers = new float[cells.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = read(cells.get(i).strip(), i + 1, where);
        }
        return numbers;
    }

    private static float read(String cell, int place, String where) {
        if (MISSING.contains(cell.toLowerCase(Locale.ROOT))) {
            return Float.NaN;
        }
        float number;
        try {
            number = Float.parseFloat(cell);
        } catch (NumberFormatException e) {
            number = Float.POSITIVE_INFINITY;
        }
        if (!Float.isFinite(number)) {
            throw new UserException("%s: value %d is \"%s\", but must be a finite number%s"
                    .formatted(
                            where,
                            place,
                            cell,
                            where.endsWith(":1") ? "; if line 1 is a header, set header in data.format" : ""));
        }
        return number;
    }
}
