package org.rnn4j.core.generate;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.Piece;

/**
 * Pieces to generate.
 *
 * @param prompt the beginning of all pieces; empty = from nothing
 * @param temperatures the temperature of each piece, 0 or more
 * @param length maximum number of steps or tokens of each piece after the prompt
 * @param topK draw from the k most likely tokens; 0 = all
 * @param topP draw from the most likely tokens whose probabilities sum to this; 1 = all
 * @param seed the same seed gives the same pieces; a piece does not depend on how many others there are
 */
public record PieceSpec(
        Optional<Piece> prompt, List<Double> temperatures, int length, int topK, double topP, long seed) {
    public PieceSpec {
        temperatures = List.copyOf(temperatures);
        if (temperatures.isEmpty() || length < 0) {
            throw new IllegalArgumentException("%d pieces of length %d".formatted(temperatures.size(), length));
        }
    }

    /** One piece, drawn from all choices. */
    public static PieceSpec one(Optional<Piece> prompt, double temperature, int length, long seed) {
        return new PieceSpec(prompt, List.of(temperature), length, 0, 1, seed);
    }

    /**
     * Temperatures of a sheet, equal within a row, from the first row to the last in equal steps.
     *
     * @param from temperature of the first row
     * @param to temperature of the last row
     */
    public static List<Double> temperatures(int rows, int columns, double from, double to) {
        return IntStream.range(0, rows)
                .boxed()
                .flatMap(row ->
                        Collections.nCopies(columns, rows == 1 ? from : from + (to - from) * row / (rows - 1)).stream())
                .toList();
    }
}
