package org.rnn4j.datasets.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.rnn4j.datasets.drawing.Drawing.Line;

/**
 * Leaves out points of a line that are within a tolerance of the line without them.
 *
 * @see <a href="https://doi.org/10.3138/FM57-6770-U75U-7727">Douglas and Peucker, 1973</a>
 */
final class Simplification {
    private Simplification() {}

    static Line of(Line line, double tolerance) {
        List<double[]> points = line.points();
        boolean[] kept = new boolean[points.size()];
        kept[0] = true;
        kept[kept.length - 1] = true;
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, kept.length - 1});
        while (!open.isEmpty()) {
            int[] range = open.pop();
            int farthest = farthest(points, range[0], range[1], tolerance);
            if (farthest > 0) {
                kept[farthest] = true;
                open.push(new int[] {range[0], farthest});
                open.push(new int[] {farthest, range[1]});
            }
        }
        List<double[]> rest = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                rest.add(points.get(i));
            }
        }
        return new Line(rest);
    }

    /** The point between two others that is farthest from the segment between them; -1 if none is beyond the tolerance. */
    private static int farthest(List<double[]> points, int from, int to, double tolerance) {
        int farthest = -1;
        double most = tolerance;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(points.get(i), points.get(from), points.get(to));
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    private static double distance(double[] point, double[] a, double[] b) {
        double x = b[0] - a[0];
        double y = b[1] - a[1];
        double length = x * x + y * y;
        double along = length == 0 ? 0 : ((point[0] - a[0]) * x + (point[1] - a[1]) * y) / length;
        double place = Math.min(1, Math.max(0, along));
        return Math.hypot(point[0] - a[0] - place * x, point[1] - a[1] - place * y);
    }
}
