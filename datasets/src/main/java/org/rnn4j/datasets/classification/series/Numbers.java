package org.rnn4j.datasets.classification.series;

import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.DecimalMark;
import org.rnn4j.datasets.examples.MissingCell;

/** Reads numbers. */
final class Numbers {
    private Numbers() {}

    /**
     * Reads some cells as numbers, with NaN for missing values.
     *
     * @param where file and line, for the error
     */
    static float[] read(List<String> cells, DecimalMark decimal, String where) {
        float[] numbers = new float[cells.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = read(cells.get(i).strip(), i + 1, decimal, where);
        }
        return numbers;
    }

    private static float read(String cell, int place, DecimalMark decimal, String where) {
        if (MissingCell.is(cell)) {
            return Float.NaN;
        }
        float number = (float) decimal.parse(cell);
        if (!Float.isFinite(number)) {
            throw new UserException("%s: value %d is \"%s\", but must be %s%s"
                    .formatted(
                            where,
                            place,
                            cell,
                            decimal.expected("data.format.decimal", cell),
                            where.endsWith(":1") ? "; if line 1 is a header, set header in data.format" : ""));
        }
        return number;
    }
}
