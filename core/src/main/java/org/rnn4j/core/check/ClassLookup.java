package org.rnn4j.core.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/**
 * The feature that names most classes by itself.
 *
 * @param feature index of the feature
 * @param right share of held-out sequences whose class is that of the training sequences with the same value
 */
record ClassLookup(int feature, double right) {
    private static final int FEWEST = 10;
    private static final double MOST_FREQUENT = 0.9;
    private static final double DIGITS = 1e3;

    /** @param values mean of each feature over the valid steps, rounded to three digits */
    private record Row(long[] values, int target) {}

    /** Fits on one split and measures on another; empty if that is too small or hardly has more than one class. */
    static Optional<ClassLookup> of(Iterable<SequenceBatch> training, Iterable<SequenceBatch> heldOut) {
        List<Row> known = rows(training);
        List<Row> asked = rows(heldOut);
        Map<Integer, Integer> counts = new HashMap<>();
        asked.forEach(row -> counts.merge(row.target(), 1, Integer::sum));
        int most = counts.values().stream().max(Integer::compare).orElse(0);
        if (known.isEmpty() || asked.size() < FEWEST || most > MOST_FREQUENT * asked.size()) {
            return Optional.empty();
        }
        return IntStream.range(0, known.get(0).values().length)
                .mapToObj(f -> new ClassLookup(f, right(known, asked, f)))
                .max((a, b) -> Double.compare(a.right(), b.right()));
    }

    private static double right(List<Row> known, List<Row> asked, int feature) {
        Map<Long, Map<Integer, Integer>> seen = new HashMap<>();
        known.forEach(row -> seen.computeIfAbsent(row.values()[feature], value -> new HashMap<>())
                .merge(row.target(), 1, Integer::sum));
        long right = asked.stream()
                .filter(row -> seen.getOrDefault(row.values()[feature], Map.of()).entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .filter(best -> best.getKey() == row.target())
                        .isPresent())
                .count();
        return (double) right / asked.size();
    }

    private static List<Row> rows(Iterable<SequenceBatch> batches) {
        List<Row> rows = new ArrayList<>();
        for (SequenceBatch batch : batches) {
            for (int b = 0; b < batch.batch(); b++) {
                rows.add(new Row(
                        means(batch.inputs(), b, Rows.length(batch, b)), ((ClassIds) batch.targets()).classes()[b]));
            }
        }
        return rows;
    }

    private static long[] means(SequenceValues values, int b, int length) {
        if (values instanceof OneVector vector) {
            return IntStream.range(0, vector.width())
                    .mapToLong(f -> Math.round(DIGITS * vector.values()[b * vector.width() + f]))
                    .toArray();
        }
        RealVectors vectors = (RealVectors) values;
        return IntStream.range(0, vectors.features())
                .mapToLong(f -> Math.round(DIGITS
                        * IntStream.range(0, length)
                                .mapToDouble(t -> vectors.at(b, f, t))
                                .average()
                                .orElse(0)))
                .toArray();
    }
}
