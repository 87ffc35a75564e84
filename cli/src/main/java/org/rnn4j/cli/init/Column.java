package org.rnn4j.cli.init;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rnn4j.core.io.DecimalMark;
import org.rnn4j.datasets.examples.MissingCell;

/**
 * A column of a table.
 *
 * @param name name in the header, or number from 1, as a job file names it
 * @param cells cells of the sample, in order
 */
record Column(String name, List<String> cells) {
    private static final double NEARLY_ALL = 0.98;

    static boolean isNumber(String cell) {
        return !Double.isNaN(number(cell));
    }

    /** The number of a cell with either decimal mark; NaN if it is none. */
    private static double number(String cell) {
        return (cell.indexOf(',') < 0 ? DecimalMark.POINT : DecimalMark.COMMA).parse(cell);
    }

    /** Cells that are not missing. */
    Stream<String> present() {
        return cells.stream().filter(cell -> !MissingCell.is(cell));
    }

    boolean hasMissing() {
        return cells.stream().anyMatch(MissingCell::is);
    }

    boolean hasDecimalCommas() {
        return present().anyMatch(cell -> cell.indexOf(',') >= 0 && isNumber(cell));
    }

    boolean isNumeric() {
        long present = present().count();
        return present > 0 && present().filter(Column::isNumber).count() >= NEARLY_ALL * present;
    }

    /** Whether all numbers are whole. */
    boolean isWhole() {
        return isNumeric() && present().allMatch(cell -> cell.matches("[+-]?\\d+(\\.0*)?"));
    }

    /** The numbers, without missing ones. */
    double[] numbers() {
        return present().filter(Column::isNumber).mapToDouble(Column::number).toArray();
    }

    long distinct() {
        return present().distinct().count();
    }

    /** Whether the column may be a class: few values, each several times. */
    boolean isLabel() {
        long present = present().count();
        long distinct = distinct();
        return distinct >= 2
                && distinct <= 100
                && distinct <= present / 3
                && meanLength() <= 40
                && (isWhole() || !isNumeric());
    }

    /** Whether the column may be written text: neither numbers nor names that only tell rows apart. */
    boolean isText() {
        return !isNumeric()
                && !isLabel()
                && !isId()
                && distinct() >= 0.3 * present().count()
                && isMostlyLetters();
    }

    /** Whether the column only tells rows apart: 1, 2, 3, ... or a different code in every row. */
    boolean isId() {
        boolean allDiffer = distinct() == cells.size();
        boolean named =
                name.toLowerCase(Locale.ROOT).matches("(.*[_ -])?(id|idx|index|no|번호)|.*[a-z]Id|lineid|unnamed.*|#");
        boolean coded = !isNumeric()
                && allDiffer
                && cells.stream().noneMatch(cell -> cell.contains(" "))
                && cells.stream().filter(cell -> cell.matches(".*\\d.*")).count() > cells.size() / 2;
        boolean counted = name.matches("\\d+") && isWhole() && allDiffer && counts();
        return counted || coded || (named && allDiffer && !hasBlanks());
    }

    private boolean counts() {
        double[] numbers = numbers();
        for (int i = 1; i < numbers.length; i++) {
            if (Math.abs(numbers[i] - numbers[i - 1]) != 1) {
                return false;
            }
        }
        return numbers.length > 1;
    }

    private boolean hasBlanks() {
        return cells.stream().anyMatch(cell -> cell.contains(" "));
    }

    /** Dates, codes and lists of numbers have letters, too, but few. */
    private boolean isMostlyLetters() {
        long signs = present()
                .mapToLong(cell -> cell.codePoints()
                        .filter(c -> !Character.isWhitespace(c))
                        .count())
                .sum();
        return present()
                        .mapToLong(cell ->
                                cell.codePoints().filter(Character::isLetter).count())
                        .sum()
                > 0.4 * signs;
    }

    double meanLength() {
        return present().mapToInt(String::length).average().orElse(0);
    }

    /** Whether its name is one of these words. */
    boolean isCalled(Set<String> names) {
        return names.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The first column with one of these names, or else the first one. */
    static Optional<Column> preferred(List<Column> columns, Set<String> names) {
        return columns.stream()
                .filter(column -> column.isCalled(names))
                .findFirst()
                .or(() -> columns.stream().findFirst());
    }
}
