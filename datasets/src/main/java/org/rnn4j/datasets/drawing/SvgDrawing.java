package org.rnn4j.datasets.drawing;

import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.drawing.Drawing.Line;
import org.rnn4j.datasets.examples.InputFile;

/**
 * Drawings from SVG files: scaled, simplified and rounded to the lattice.
 *
 * @param size units of the longest side of a file's view box or, without one, of its lines
 * @param simplify tolerance in units
 * @param grid spacing of the lattice
 */
record SvgDrawing(double size, double simplify, double grid) {

    Drawing read(InputFile file) {
        SvgFile svg = SvgFile.read(file);
        if (svg.side() == 0) {
            throw new UserException("%s: all points are at one place".formatted(file.name()));
        }
        double scale = svg.ownUnits() ? 1 : size / svg.side();
        List<Line> lines = svg.lines().stream()
                .map(line -> scaled(line, scale))
                .map(line -> svg.ownUnits() ? line : Simplification.of(line, simplify))
                .toList();
        return Drawing.of(lines, grid, file.name());
    }

    private static Line scaled(Line line, double scale) {
        return new Line(line.points().stream()
                .map(point -> new double[] {point[0] * scale, point[1] * scale})
                .toList());
    }
}
