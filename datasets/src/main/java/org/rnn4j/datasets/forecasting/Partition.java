package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.Split;

/**
 * The windows of each part. A window belongs to the part that holds all rows that it is to forecast; what it reads may lie
 * in an earlier part, since that was known by then. So no value is forecast in one part and read ahead in another.
 */
final class Partition {
    private final Map<Split, List<Window>> windows = new EnumMap<>(Split.class);
    private int across;
    private int unknown;
    private final List<String> tooShort = new ArrayList<>();

    Partition(SeriesOptions options, WindowEncoder encoder, List<Series> series, List<FittedSeries> fitted) {
        for (Split split : Split.values()) {
            windows.put(split, new ArrayList<>());
        }
        for (int s = 0; s < series.size(); s++) {
            add(options, encoder, series.get(s), fitted.get(s));
        }
    }

    private void add(SeriesOptions options, WindowEncoder encoder, Series series, FittedSeries fitted) {
        SeriesSplit.Parts parts = options.split().cut(series);
        int before = size();
        for (int origin = encoder.firstOrigin(); origin + 1 < series.rows(); origin += options.stride()) {
            Split split = part(parts, origin + 1);
            int steps = split == Split.TRAIN ? encoder.stepsAnswered() : options.horizon();
            if (origin + steps >= series.rows()) {
                break;
            }
            Window window = new Window(fitted, series, origin);
            if (part(parts, origin + steps) != split) {
                across++;
            } else if (nothingKnown(window, steps, options.targets())) {
                unknown++;
            } else {
                windows.get(split).add(window);
            }
        }
        if (size() == before) {
            tooShort.add("%s (%d rows)".formatted(series.name(), series.rows()));
        }
    }

    private static Split part(SeriesSplit.Parts parts, int row) {
        if (row < parts.validation()) {
            return Split.TRAIN;
        }
        return row < parts.test() ? Split.VALIDATION : Split.TEST;
    }

    private static boolean nothingKnown(Window window, int steps, int targets) {
        return IntStream.rangeClosed(1, steps)
                .allMatch(k -> IntStream.range(0, targets).allMatch(j -> Double.isNaN(window.observed(k, j))));
    }

    /** Windows of all parts. */
    int size() {
        return windows.values().stream().mapToInt(List::size).sum();
    }

    List<Window> of(Split split) {
        return windows.get(split);
    }

    /** Series that are too short for any window. */
    List<String> tooShort() {
        return tooShort;
    }

    /** What was left out, in sentences. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (across > 0) {
            warnings.add("%d windows were left out: what they forecast lies in two parts".formatted(across));
        }
        if (unknown > 0) {
            warnings.add("%d windows were left out: all that they forecast is missing".formatted(unknown));
        }
        if (!tooShort.isEmpty()) {
            warnings.add("too short for a window: %s".formatted(String.join(", ", tooShort)));
        }
        return warnings;
    }
}
