package org.rnn4j.datasets.sides.text;

import java.util.List;
import java.util.Locale;

/** Attention of a decoder as a table: a row for each generated token, a column for each source token. */
final class AttentionText {
    private static final int WIDTH = 8;

    private AttentionText() {}

    /**
     * The table, without a line end after its last row.
     *
     * @param weights {@code [generated tokens and end][source tokens]}
     */
    static String of(List<String> source, List<String> written, float[][] weights) {
        StringBuilder table = new StringBuilder(" ".repeat(WIDTH + 2));
        source.forEach(token -> table.append(cell(token)));
        for (int t = 0; t < weights.length; t++) {
            table.append("\n  ").append(cell(t < written.size() ? written.get(t) : "<end>"));
            for (float weight : weights[t]) {
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
