package org.rnn4j.cli.report;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * An axis of a chart.
 *
 * @param low value at its beginning
 * @param high value at its end, above {@code low}
 * @param ticks values to label, evenly spaced
 */
record Axis(double low, double high, double[] ticks) {
    private static final int TICKS = 5;

    /** An axis that begins and ends at the values themselves. */
    static Axis steps(double[] range) {
        double high = range[1] > range[0] ? range[1] : range[0] + 1;
        double gap = gap(range[0], high);
        return new Axis(range[0], high, ticks(Math.ceil(range[0] / gap), Math.floor(high / gap), gap));
    }

    /** An axis that begins and ends at round values. */
    static Axis values(double[] range) {
        double margin = range[1] > range[0] ? 0 : Math.max(1e-9, Math.abs(range[0]) / 10);
        double gap = gap(range[0] - margin, range[1] + margin);
        double first = Math.floor((range[0] - margin) / gap);
        double last = Math.ceil((range[1] + margin) / gap);
        return new Axis(first * gap, last * gap, ticks(first, last, gap));
    }

    /** One, two or five times a power of ten. */
    private static double gap(double low, double high) {
        double rough = (high - low) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(factor -> factor * power)
                .filter(gap -> gap >= rough)
                .findFirst()
                .orElse(10 * power);
    }

    private static double[] ticks(double first, double last, double gap) {
        return LongStream.rangeClosed((long) first, (long) last)
                .mapToDouble(i -> i * gap)
                .toArray();
    }

    /** The place of a value: 0 at the beginning, 1 at the end. */
    double share(double value) {
        return (value - low) / (high - low);
    }

    /** {@code 0.25}, {@code 12k}, {@code 3M}, {@code 2e-5}. */
    static String label(double value) {
        double size = Math.abs(value);
        if (size >= 1e9 || (size > 0 && size < 1e-3)) {
            return String.format(Locale.ROOT, "%.1e", value)
                    .replaceFirst("\\.0e", "e")
                    .replaceFirst("e([+-])0", "e$1");
        }
        if (size >= 1e6) {
            return Html.number(value / 1e6) + "M";
        }
        return size >= 1e4 ? Html.number(value / 1e3) + "k" : Html.number(value);
    }
}
