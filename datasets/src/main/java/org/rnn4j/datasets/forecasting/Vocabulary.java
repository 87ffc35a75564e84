package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The names in one categorical column, numbered. Grows while training data is read, and is then fixed. */
final class Vocabulary {
    private final List<String> names;
    private final boolean grows;
    private long unknown;

    private Vocabulary(List<String> names, boolean grows) {
        this.names = new ArrayList<>(names);
        this.grows = grows;
    }

    static Vocabulary growing() {
        return new Vocabulary(List.of(), true);
    }

    static Vocabulary fixed(List<String> names) {
        return new Vocabulary(names, false);
    }

    /** The number of a name; -1 if it is unknown. */
    int number(String name) {
        int number = names.indexOf(name);
        if (number < 0 && grows) {
            names.add(name);
            return names.size() - 1;
        }
        unknown += number < 0 ? 1 : 0;
        return number;
    }

    /** Number of cells with an unknown name. */
    long unknown() {
        return unknown;
    }

    /** Keeps the names in the training rows, in order, and renumbers all rows. */
    List<String> keep(List<double[]> rows, List<Integer> trainingRows) {
        List<String> kept = IntStream.range(0, rows.size())
                .boxed()
                .flatMap(
                        s -> IntStream.range(0, trainingRows.get(s)).mapToObj(row -> names.get((int) rows.get(s)[row])))
                .distinct()
                .sorted()
                .toList();
        for (double[] column : rows) {
            for (int row = 0; row < column.length; row++) {
                int number = kept.indexOf(names.get((int) column[row]));
                unknown += number < 0 ? 1 : 0;
                column[row] = number;
            }
        }
        return kept;
    }
}
