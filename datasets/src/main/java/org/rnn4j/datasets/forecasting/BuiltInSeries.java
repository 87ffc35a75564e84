package org.rnn4j.datasets.forecasting;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Series that are built into rnn4j; they are computed, and the same on every machine. */
final class BuiltInSeries {
    private static final int DAYS = 730;
    private static final int STEPS = 1_000;

    private BuiltInSeries() {}

    static Map<String, Supplier<String>> all() {
        return Map.of("seasonal", BuiltInSeries::seasonal, "sine", BuiltInSeries::sine);
    }

    /** Two years of daily values: a rising trend, a weekly season, a slow wave, and noise of standard deviation 1. */
    private static String seasonal() {
        Random random = new Random(1);
        double[] week = {4, 2, 0, -1, -2, -5, 2};
        StringBuilder text = new StringBuilder("date,value\n");
        for (int day = 0; day < DAYS; day++) {
            double value =
                    100 + 0.02 * day + week[day % 7] + 6 * Math.sin(2 * Math.PI * day / 60) + random.nextGaussian();
            text.append(LocalDate.of(2022, 1, 3).plusDays(day))
                    .append(String.format(Locale.ROOT, ",%.3f%n", value).replace("\r", ""));
        }
        return text.toString();
    }

    /** A sine with a period of 20 steps, without noise or dates. */
    private static String sine() {
        StringBuilder text = new StringBuilder("value\n");
        for (int step = 0; step < STEPS; step++) {
            text.append(String.format(Locale.ROOT, "%.6f%n", Math.sin(2 * Math.PI * step / 20))
                    .replace("\r", ""));
        }
        return text.toString();
    }
}
