package org.rnn4j.datasets.classification.series;

import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Six kinds of control charts, 100 of each, 60 steps long. With t from 1 to 60 and r uniform in [-3, 3] at each step,
 *
 * <pre>
 *   normal       30 + 2 r
 *   cyclic       30 + 2 r + a sin(2 pi t / T)     a, T uniform in [10, 15]
 *   increasing   30 + 2 r + g t                   g uniform in [0.2, 0.5]
 *   decreasing   30 + 2 r - g t
 *   upward       30 + 2 r + k x                   x uniform in [7.5, 20]; k = 1 from a step in [20, 40] on, before it 0
 *   downward     30 + 2 r - k x
 * </pre>
 *
 * @see <a href="https://archive.ics.uci.edu/dataset/139/synthetic+control+chart+time+series">Alcock and Manolopoulos,
 *     1999</a>
 */
enum ControlCharts {
    NORMAL,
    CYCLIC,
    INCREASING,
    DECREASING,
    UPWARD,
    DOWNWARD;

    private static final int STEPS = 60;
    private static final int CHARTS = 100;
    private static final long SEED = 1999;

    /** All charts as a {@code .ts} file; the text is always the same. */
    static String text() {
        Random random = new Random(SEED);
        StringBuilder text = new StringBuilder("@problemName ControlCharts\n@univariate true\n@equalLength true\n");
        text.append("@seriesLength %d".formatted(STEPS)).append("\n@classLabel true");
        for (ControlCharts kind : values()) {
            text.append(' ').append(kind.spelling());
        }
        text.append("\n@data\n");
        for (ControlCharts kind : values()) {
            for (int i = 0; i < CHARTS; i++) {
                text.append(kind.chart(random))
                        .append(':')
                        .append(kind.spelling())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    private String chart(Random random) {
        double amplitude = uniform(random, 10, 15);
        double period = uniform(random, 10, 15);
        double slope = uniform(random, 0.2, 0.5);
        double height = uniform(random, 7.5, 20);
        double shiftAt = uniform(random, STEPS / 3.0, 2 * STEPS / 3.0);
        StringJoiner values = new StringJoiner(",");
        for (int t = 1; t <= STEPS; t++) {
            double shift = t >= shiftAt ? height : 0;
            double pattern = switch (this) {
                case NORMAL -> 0;
                case CYCLIC -> amplitude * Math.sin(2 * Math.PI * t / period);
                case INCREASING -> slope * t;
                case DECREASING -> -slope * t;
                case UPWARD -> shift;
                case DOWNWARD -> -shift;
            };
            values.add(String.format(Locale.ROOT, "%.4f", 30 + 2 * uniform(random, -3, 3) + pattern));
        }
        return values.toString();
    }

    private static double uniform(Random random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }
}
