package org.rnn4j.datasets.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rnn4j.datasets.drawing.Drawing.Line;
import org.rnn4j.datasets.drawing.Drawing.Point;

/** Simple figures with random sizes and proportions, 300 of each kind. */
enum Figures {
    HOUSE {
        @Override
        void draw(Pen pen) {
            double w = pen.between(50, 100);
            double h = pen.between(40, 80);
            double roof = pen.between(25, 60);
            pen.line(0, 0, w, 0, w, h, 0, h, 0, 0, w / 2, -roof, w, 0);
            double door = w * pen.between(0.15, 0.3);
            double left = w * pen.between(0.1, 0.6);
            pen.line(left, h, left, h / 2, left + door, h / 2, left + door, h);
        }
    },
    STAR {
        @Override
        void draw(Pen pen) {
            double r = pen.between(35, 60);
            double turn = pen.between(-0.2, 0.2);
            double[] points = new double[12];
            for (int i = 0; i < 6; i++) {
                double angle = turn - Math.PI / 2 + i * 4 * Math.PI / 5;
                points[2 * i] = r * Math.cos(angle);
                points[2 * i + 1] = r * Math.sin(angle);
            }
            pen.line(points);
        }
    },
    FACE {
        @Override
        void draw(Pen pen) {
            double r = pen.between(35, 60);
            pen.arc(0, 0, r, r * pen.between(0.9, 1.2), 0, 2 * Math.PI, 16);
            for (int side = -1; side <= 1; side += 2) {
                pen.arc(side * r * 0.4, -r * 0.3, r * 0.12, r * 0.15, 0, 2 * Math.PI, 6);
            }
            double mouth = pen.between(0.2, 0.45);
            pen.arc(0, r * 0.2, r * 0.5, r * mouth, 0.1 * Math.PI, 0.9 * Math.PI, 6);
        }
    },
    FISH {
        @Override
        void draw(Pen pen) {
            double w = pen.between(45, 75);
            double h = w * pen.between(0.35, 0.6);
            double tail = w * pen.between(0.4, 0.7);
            pen.arc(0, 0, w, h, 0.1 * Math.PI, 1.9 * Math.PI, 14);
            pen.line(w * 0.95, -h * 0.3, w + tail, -h, w + tail, h, w * 0.95, h * 0.3);
            pen.arc(-w * 0.55, -h * 0.2, w * 0.07, w * 0.07, 0, 2 * Math.PI, 5);
        }
    },
    FLOWER {
        @Override
        void draw(Pen pen) {
            double r = pen.between(10, 18);
            double petal = pen.between(14, 26);
            pen.arc(0, 0, r, r, 0, 2 * Math.PI, 8);
            for (int i = 0; i < 5; i++) {
                double angle = 2 * Math.PI * i / 5 + Math.PI / 2;
                double reach = r + petal * 0.8;
                pen.arc(
                        reach * Math.cos(angle),
                        reach * Math.sin(angle),
                        petal * 0.8,
                        petal * 0.8,
                        angle + Math.PI,
                        angle + 3 * Math.PI,
                        7);
            }
            pen.line(0, r + 2 * petal, pen.between(-8, 8), r + 2 * petal + pen.between(40, 80));
        }
    };

    private static final int OF_EACH = 300;
    private static final long SEED = 1704;

    abstract void draw(Pen pen);

    /** All figures, one a line; the text is always the same. */
    static String text() {
        Random random = new Random(SEED);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < OF_EACH; i++) {
            for (Figures figure : values()) {
                Pen pen = new Pen(random);
                figure.draw(pen);
                List<Point> points = Drawing.of(pen.lines, 1, "figures").points();
                for (int p = 0; p < points.size(); p++) {
                    Point point = points.get(p);
                    text.append(p == 0 ? "" : " ")
                            .append((long) point.dx())
                            .append(',')
                            .append((long) point.dy())
                            .append(point.lift() ? ",1" : ",0");
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** Draws with a slightly unsteady hand. */
    private static final class Pen {
        private static final double UNSTEADY = 0.7;
        private final Random random;
        private final List<Line> lines = new ArrayList<>();

        Pen(Random random) {
            this.random = random;
        }

        double between(double from, double to) {
            return from + (to - from) * random.nextDouble();
        }

        /** A line through x, y, x, y, and so on. */
        void line(double... coordinates) {
            List<double[]> points = new ArrayList<>();
            for (int i = 0; i < coordinates.length; i += 2) {
                points.add(new double[] {
                    coordinates[i] + UNSTEADY * random.nextGaussian(),
                    coordinates[i + 1] + UNSTEADY * random.nextGaussian()
                });
            }
            lines.add(new Line(points));
        }

        void arc(double x, double y, double rx, double ry, double from, double to, int pieces) {
            double[] points = new double[2 * (pieces + 1)];
            for (int i = 0; i <= pieces; i++) {
                double angle = from + (to - from) * i / pieces;
                points[2 * i] = x + rx * Math.cos(angle);
                points[2 * i + 1] = y + ry * Math.sin(angle);
            }
            line(points);
        }
    }
}
