package org.rnn4j.datasets.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rnn4j.datasets.drawing.Drawing.Point;

/**
 * Random changes to the points of a drawing.
 *
 * @param grid spacing of the lattice, over which offsets are spread; 0 = they are not spread
 * @param augmentation changes in training only
 */
record PointNoise(double grid, DrawingOptions.Augmentation augmentation) {

    /** Offsets with uniform noise in half a spacing to both sides, so that rounding restores them. */
    List<Point> spread(List<Point> points, Random random) {
        return points.stream()
                .map(point -> new Point(
                        point.dx() + grid * (random.nextDouble() - 0.5),
                        point.dy() + grid * (random.nextDouble() - 0.5),
                        point.lift()))
                .toList();
    }

    /** The same after dropping points, and then scaled. */
    List<Point> training(List<Point> points, Random random) {
        double x = augmentation.factor(random);
        double y = augmentation.factor(random);
        return spread(dropped(points, random), random).stream()
                .map(point -> new Point(point.dx() * x, point.dy() * y, point.lift()))
                .toList();
    }

    /** Leaves out points inside lines; the offset to the next point grows by theirs. */
    private List<Point> dropped(List<Point> points, Random random) {
        List<Point> kept = new ArrayList<>();
        double dx = 0;
        double dy = 0;
        boolean inside = false; // whether a line leads to the point
        for (Point point : points) {
            dx += point.dx();
            dy += point.dy();
            if (inside && !point.lift() && random.nextDouble() < augmentation.drop()) {
                continue;
            }
            kept.add(new Point(dx, dy, point.lift()));
            dx = 0;
            dy = 0;
            inside = !point.lift();
        }
        return kept;
    }
}
