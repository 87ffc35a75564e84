package org.rnn4j.datasets.pairs;

import java.util.Locale;
import org.rnn4j.core.sequence.Decoded;

/** Where a decoder looked, as a table: a row for each token that it wrote, a column for each of the source. */
record AttentionText(PairsCodec codec) {
    private static final int WIDTH = 8;

    String of(int[] sourceIds, Decoded answer) {
        StringBuilder table = new StringBuilder(" ".repeat(WIDTH + 2));
        for (int id : sourceIds) {
            table.append(cell(codec.source().decode(new int[] {id})));
        }
        for (int t = 0; t < answer.attention().length; t++) {
            String token = t < answer.tokens().length ? codec.target().decode(new int[] {answer.tokens()[t]}) : "<end>";
            table.append("\n  ").append(cell(token));
            for (float weight : answer.attention()[t]) {
                table.append(cell(weight < 0.005 ? "." : String.format(Locale.ROOT, "%.2f", weight)));
            }
        }
        return table.toString();
    }

    private static String cell(String text) {
        String one = text.strip().isEmpty() ? "_" : text.strip();
        int letters = one.codePointCount(0, one.length());
        String cut = letters < WIDTH ? one : one.substring(0, one.offsetByCodePoints(0, WIDTH - 1));
        return cut + " ".repeat(Math.max(1, WIDTH - cut.codePointCount(0, cut.length())));
    }
}
