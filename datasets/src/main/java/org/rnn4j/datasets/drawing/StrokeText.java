package org.rnn4j.datasets.drawing;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.drawing.Drawing.Point;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.InputFile;

/** Drawings as text, one a line: points {@code dx,dy,p} separated by blanks, p = 1 if the pen is lifted after the point. */
final class StrokeText {
    /** No screen or sheet is as wide. */
    private static final double WIDEST = 1e6;

    private StrokeText() {}

    static List<Drawing> read(InputFile file, BadExamples bad) {
        List<Drawing> drawings = new ArrayList<>();
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            String at = file.at(i + 1);
            String line = lines.get(i);
            bad.keep(() -> parse(line, at)).ifPresent(drawings::add);
        }
        return drawings;
    }

    private static Drawing parse(String line, String origin) {
        List<Point> points = new ArrayList<>();
        for (String point : line.strip().split("\\s+", -1)) {
            points.add(point(point, points.size() + 1, origin));
        }
        return new Drawing(points, origin);
    }

    private static Point point(String text, int number, String origin) {
        String[] parts = text.split(",", -1);
        if (parts.length == 3 && (parts[2].equals("0") || parts[2].equals("1"))) {
            try {
                double dx = Double.parseDouble(parts[0]);
                double dy = Double.parseDouble(parts[1]);
                if (Math.abs(dx) <= WIDEST && Math.abs(dy) <= WIDEST) {
                    return new Point(dx, dy, parts[2].equals("1"));
                }
            } catch (NumberFormatException e) {
                // the same message as for a number out of range
            }
        }
        throw new UserException(
                "%s: point %d is \"%s\", but must be dx,dy,p with offsets in [-1000000, 1000000] and p = 0 or 1 (pen lifted), such as 12,-3,0"
                        .formatted(origin, number, text));
    }
}
