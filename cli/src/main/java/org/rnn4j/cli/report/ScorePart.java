package org.rnn4j.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.core.sequence.Score;

/** The details of a score: a confusion matrix if it has one, and its tables as text. */
final class ScorePart {
    /** More classes do not fit a page. */
    private static final int WIDEST = 40;

    private ScorePart() {}

    /** @param split name of the split that was scored */
    static Part of(String split, Score score) {
        return new Part("Details of the " + split + " split", matrix(score) + details(score));
    }

    /** Names of the classes of a score, in the order of its matrix; empty if it has none. */
    static List<String> classes(Score score) {
        return score.breakdown().get("classes") instanceof Map<?, ?> classes
                ? classes.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String details(Score score) {
        return score.details().isBlank()
                ? ""
                : Html.folded(
                        "As text",
                        Html.scrolling(
                                "Details", "<pre>" + Html.text(score.details().stripTrailing()) + "</pre>"));
    }

    private static String matrix(Score score) {
        List<String> classes = classes(score);
        if (!(score.breakdown().get("confusion") instanceof List<?> confusion) || classes.size() != confusion.size()) {
            return "";
        }
        if (classes.size() > WIDEST) {
            return "<p>The matrix of %d classes is too wide for a page.</p>%n".formatted(classes.size());
        }
        StringBuilder html = new StringBuilder(
                "<table><caption>Confusion matrix: rows are true classes, columns predictions</caption><thead><tr><th scope=\"col\">true</th>");
        classes.forEach(name ->
                html.append("<th scope=\"col\">").append(Html.text(name)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (int target = 0; target < classes.size(); target++) {
            html.append("<tr><th scope=\"row\">")
                    .append(Html.text(classes.get(target)))
                    .append("</th>");
            html.append(String.join("", row((long[]) confusion.get(target), target)))
                    .append("</tr>\n");
        }
        return Html.scrolling(
                "Confusion matrix", html.append("</tbody></table>").toString());
    }

    private static List<String> row(long[] counts, int target) {
        long total = Math.max(1, Arrays.stream(counts).sum());
        List<String> cells = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            cells.add(String.format(
                    Locale.ROOT,
                    "<td%s style=\"background: color-mix(in srgb, var(--c%d) %d%%, transparent)\">%,d</td>",
                    k == target ? " class=\"right\"" : "",
                    k == target ? 2 : 1,
                    Math.round(60.0 * counts[k] / total),
                    counts[k]));
        }
        return cells;
    }
}
