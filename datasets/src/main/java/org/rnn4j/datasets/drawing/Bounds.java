package org.rnn4j.datasets.drawing;

import java.util.List;
import org.rnn4j.datasets.drawing.Drawing.Line;

/** The smallest rectangle around some lines. */
record Bounds(double left, double top, double right, double bottom) {

    static Bounds of(List<Line> lines) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            for (double[] point : line.points()) {
                left = Math.min(left, point[0]);
                top = Math.min(top, point[1]);
                right = Math.max(right, point[0]);
                bottom = Math.max(bottom, point[1]);
            }
        }
        return new Bounds(left, top, right, bottom);
    }

    /** Its longer side. */
    double side() {
        return Math.max(right - left, bottom - top);
    }
}
