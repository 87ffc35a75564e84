package org.rnn4j.models.vectors;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.WordVectors;

/** Words by the cosine of their vectors. */
public final class Neighbours {
    private final float[][] rows;
    private final double[] lengths;

    /** @param vectors with a row for every id */
    public Neighbours(WordVectors vectors) {
        rows = vectors.rows();
        lengths = new double[rows.length];
        for (int id = 0; id < rows.length; id++) {
            lengths[id] = Math.sqrt(dot(id, id));
        }
    }

    /** The ids nearest to one, without itself, nearest first; at a tie the lower id. */
    public int[] of(int id, int count) {
        double[] cosines = IntStream.range(0, rows.length)
                .mapToDouble(to -> cosine(id, to))
                .toArray();
        return IntStream.range(0, rows.length)
                .filter(to -> to != id)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer to) -> -cosines[to]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Cosine of the angle between two vectors; 0 if one of them is zero. */
    public double cosine(int a, int b) {
        double both = lengths[a] * lengths[b];
        return both == 0 ? 0 : dot(a, b) / both;
    }

    private double dot(int a, int b) {
        double sum = 0;
        for (int j = 0; j < rows[a].length; j++) {
            sum += (double) rows[a][j] * rows[b][j];
        }
        return sum;
    }
}
