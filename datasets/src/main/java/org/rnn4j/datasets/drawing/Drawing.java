package org.rnn4j.datasets.drawing;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;

/**
 * A drawing of two points or more.
 *
 * @param points in the order in which they were drawn
 * @param origin file and line, for errors
 */
record Drawing(List<Point> points, String origin) {
    Drawing {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new UserException(
                    "%s: a drawing of %d point; use drawings of two points or more".formatted(origin, points.size()));
        }
        if (points.subList(0, points.size() - 1).stream().allMatch(Point::lift)) {
            throw new UserException("%s: the pen is lifted after each of the %d points, so nothing is drawn"
                    .formatted(origin, points.size()));
        }
    }

    /**
     * A point of a drawing.
     *
     * @param dx offset from the point before, to the right
     * @param dy offset from the point before, downwards
     * @param lift whether the pen is lifted after it, so that no line leads to the next point
     */
    record Point(double dx, double dy, boolean lift) {}

    /** A line of points at absolute places. */
    record Line(List<double[]> points) {
        Line {
            points = List.copyOf(points);
        }
    }

    /** The drawing of some lines, whose first point is at its origin; offsets are rounded to multiples of {@code grid}. */
    static Drawing of(List<Line> lines, double grid, String origin) {
        List<Point> points = new ArrayList<>();
        double[] last = null;
        for (Line line : lines) {
            for (int i = 0; i < line.points().size(); i++) {
                double[] at = {
                    Grid.round(line.points().get(i)[0], grid),
                    Grid.round(line.points().get(i)[1], grid)
                };
                boolean ends = i == line.points().size() - 1;
                points.add(last == null ? new Point(0, 0, ends) : new Point(at[0] - last[0], at[1] - last[1], ends));
                last = at;
            }
        }
        return new Drawing(points, origin);
    }

    /** The lines of some points, from the origin. A point between two lifts is a line of one point. */
    static List<Line> lines(List<Point> points) {
        List<Line> lines = new ArrayList<>();
        List<double[]> line = new ArrayList<>();
        double x = 0;
        double y = 0;
        for (Point point : points) {
            x += point.dx();
            y += point.dy();
            line.add(new double[] {x, y});
            if (point.lift()) {
                lines.add(new Line(line));
                line.clear();
            }
        }
        if (!line.isEmpty()) {
            lines.add(new Line(line));
        }
        return lines;
    }
}
