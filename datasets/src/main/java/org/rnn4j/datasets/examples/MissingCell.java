package org.rnn4j.datasets.examples;

import java.util.Locale;
import java.util.Set;

/** The spellings of a missing number: an empty cell, NA, N/A, NaN, null and ?, in any case. */
public final class MissingCell {
    private static final Set<String> SPELLINGS = Set.of("", "na", "n/a", "nan", "null", "?");

    private MissingCell() {}

    /** Whether a cell, without blanks around it, has no number. */
    public static boolean is(String cell) {
        return SPELLINGS.contains(cell.toLowerCase(Locale.ROOT));
    }
}
