package org.rnn4j.datasets.drawing;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.datasets.drawing.Drawing.Line;
import org.rnn4j.datasets.drawing.Drawing.Point;

/**
 * Drawings in rows of square cells of equal size, each in the middle of its cell.
 *
 * @param strokes lines at their places on the sheet
 * @param width width of the sheet
 * @param height height of the sheet
 * @param pen width of a line
 */
record Sheet(List<Stroke> strokes, double width, double height, double pen) {
    private static final double MARGIN = 0.08;
    private static final double PEN = 0.008;

    /**
     * A drawing.
     *
     * @param prompt number of its points that the user gave
     */
    record Cell(List<Point> points, int prompt) {}

    /**
     * A line.
     *
     * @param given whether the user gave it
     */
    record Stroke(Line line, boolean given) {}

    /** A sheet in units of the drawings. */
    static Sheet of(List<Cell> cells, int columns) {
        double side = cells.stream()
                .filter(cell -> !cell.points().isEmpty())
                .mapToDouble(cell -> Bounds.of(Drawing.lines(cell.points())).side())
                .max()
                .orElse(1);
        double width = Math.max(1, Math.ceil(side * (1 + 2 * MARGIN)));
        List<Stroke> strokes = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).points().isEmpty()) {
                int row = i / columns;
                int column = i % columns;
                place(cells.get(i), width * (column + 0.5), width * (row + 0.5), strokes);
            }
        }
        int rows = (cells.size() + columns - 1) / columns;
        return new Sheet(strokes, width * Math.min(columns, cells.size()), width * rows, width * PEN);
    }

    private static void place(Cell cell, double middleX, double middleY, List<Stroke> strokes) {
        List<Line> lines = Drawing.lines(cell.points());
        Bounds bounds = Bounds.of(lines);
        double right = Math.rint(middleX - (bounds.left() + bounds.right()) / 2);
        double down = Math.rint(middleY - (bounds.top() + bounds.bottom()) / 2);
        int before = 0;
        for (Line line : lines) {
            List<double[]> moved = line.points().stream()
                    .map(point -> new double[] {point[0] + right, point[1] + down})
                    .toList();
            int given = Math.min(moved.size(), Math.max(0, cell.prompt() - before));
            if (given > 0) {
                strokes.add(new Stroke(new Line(moved.subList(0, given)), true));
            }
            if (given < moved.size()) {
                strokes.add(new Stroke(new Line(moved.subList(Math.max(0, given - 1), moved.size())), false));
            }
            before += moved.size();
        }
    }
}
