package org.rnn4j.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lines over the steps of a training, as SVG: with a title and a summary for screen readers, and all its numbers in a table below.
 *
 * @param lines those without points are left out
 */
record Chart(String title, List<Series> lines) {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 230;
    private static final int LEFT = 56;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int BOTTOM = 28;
    private static final int COLORS = 6;

    /** Points of a line that a reader can tell apart. */
    private static final int POINTS = 300;

    Chart {
        lines = lines.stream()
                .map(line -> line.finite().thinned(POINTS))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Whether there is a course to draw. */
    boolean isEmpty() {
        return lines.stream().allMatch(Series::dashed);
    }

    /** @param id unique within the page */
    String html(String id) {
        if (isEmpty()) {
            return "";
        }
        return "<figure><figcaption>%1$s</figcaption>%n%2$s<p class=\"legend\">%3$s</p>%n%4$s</figure>%n"
                .formatted(
                        Html.text(title),
                        svg(id),
                        IntStream.range(0, lines.size())
                                .mapToObj(i -> "<span><i%s style=\"border-color: var(--c%d)\"></i>%s</span>"
                                        .formatted(
                                                lines.get(i).dashed() ? " class=\"dashed\"" : "",
                                                i % COLORS,
                                                Html.text(lines.get(i).name())))
                                .collect(Collectors.joining(" ")),
                        Html.folded("Numbers", numbers()));
    }

    private String svg(String id) {
        Axis x = Axis.steps(range(true));
        Axis y = Axis.values(range(false));
        StringBuilder svg = new StringBuilder(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%3$s-t %3$s-d\"><title id=\"%3$s-t\">%4$s</title><desc id=\"%3$s-d\">%5$s</desc>%n"
                        .formatted(WIDTH, HEIGHT, id, Html.text(title), Html.text(summary())));
        for (double tick : y.ticks()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                    LEFT,
                    down(y, tick),
                    WIDTH - RIGHT,
                    LEFT - 6,
                    down(y, tick) + 4,
                    Axis.label(tick)));
        }
        for (double tick : x.ticks()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    across(x, tick),
                    HEIGHT - 10,
                    Axis.label(tick)));
        }
        for (int i = 0; i < lines.size(); i++) {
            svg.append(curve(lines.get(i), i % COLORS, x, y));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String curve(Series line, int color, Axis x, Axis y) {
        if (line.x().length == 1) {
            return String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"var(--c%d)\"/>%n",
                    across(x, line.x()[0]),
                    down(y, line.y()[0]),
                    color);
        }
        return IntStream.range(0, line.x().length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f %.1f", across(x, line.x()[i]), down(y, line.y()[i])))
                .collect(Collectors.joining(
                        "L",
                        "<path class=\"curve%s\" stroke=\"var(--c%d)\" d=\"M"
                                .formatted(line.dashed() ? " dashed" : "", color),
                        "\"/>\n"));
    }

    private static double across(Axis axis, double value) {
        return LEFT + axis.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private static double down(Axis axis, double value) {
        return HEIGHT - BOTTOM - axis.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    private double[] range(boolean ofX) {
        double[] all = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(ofX ? line.x() : line.y()))
                .sorted()
                .toArray();
        return new double[] {all[0], all[all.length - 1]};
    }

    private String summary() {
        return lines.stream()
                .map(line -> line.dashed()
                        ? "%s: %s.".formatted(line.name(), Html.number(line.y()[0]))
                        : "%s: %s at step %s, %s at step %s."
                                .formatted(
                                        line.name(),
                                        Html.number(line.y()[0]),
                                        Html.number(line.x()[0]),
                                        Html.number(line.y()[line.y().length - 1]),
                                        Html.number(line.x()[line.x().length - 1])))
                .collect(Collectors.joining(" "));
    }

    private String numbers() {
        List<Series> courses = lines.stream().filter(line -> !line.dashed()).toList();
        Map<Double, String[]> byStep = new TreeMap<>();
        for (int column = 0; column < courses.size(); column++) {
            Series line = courses.get(column);
            for (int i = 0; i < line.x().length; i++) {
                byStep.computeIfAbsent(line.x()[i], step -> new String[courses.size()])[column] =
                        Html.exact(line.y()[i]);
            }
        }
        List<String> header = new ArrayList<>(List.of("step"));
        courses.forEach(line -> header.add(line.name()));
        List<List<String>> rows = new ArrayList<>();
        byStep.forEach((step, cells) -> {
            List<String> row = new ArrayList<>(List.of(Html.exact(step)));
            for (String cell : cells) {
                row.add(cell == null ? "" : cell);
            }
            rows.add(row);
        });
        Map<String, Double> levels = new LinkedHashMap<>();
        lines.stream().filter(Series::dashed).forEach(line -> levels.put(line.name(), line.y()[0]));
        String note = levels.entrySet().stream()
                .map(level -> "%s: %s".formatted(level.getKey(), Html.number(level.getValue())))
                .collect(Collectors.joining("; "));
        return (note.isEmpty() ? "" : "<p>" + Html.text(note) + "</p>\n")
                + Html.table("Numbers of " + title, header, rows);
    }

    /** Several charts side by side. */
    static String grid(List<Chart> charts, String id) {
        String all = IntStream.range(0, charts.size())
                .mapToObj(i -> charts.get(i).html(id + i))
                .collect(Collectors.joining());
        return all.isEmpty() ? "" : "<div class=\"charts\">\n" + all + "</div>\n";
    }
}
