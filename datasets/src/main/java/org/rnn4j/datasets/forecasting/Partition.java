package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.Split;

/**
 * The windows of each split. A window belongs to the split that contains all rows of its horizon; its history may be in
 * an earlier split, since that was known by then. So no value is forecast in one split and an input in an earlier one.
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
        SeriesSplit.Boundaries boundaries = options.split().boundaries(series);
        int before = size();
        for (int origin = encoder.firstOrigin(); origin + 1 < boundaries.end(); origin += options.stride()) {
            Split split = splitOf(boundaries, origin + 1);
            int steps = split == Split.TRAIN ? encoder.stepsPredicted() : options.horizon();
            if (origin + steps >= boundaries.end()) {
                break;
            }
            Window window = new Window(fitted, series, origin);
            if (splitOf(boundaries, origin + steps) != split) {
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

    private static Split splitOf(SeriesSplit.Boundaries boundaries, int row) {
        if (row < boundaries.validation()) {
            return Split.TRAIN;
        }
        return row < boundaries.test() ? Split.VALIDATION : Split.TEST;
    }

    private static boolean nothingKnown(Window window, int steps, int targets) {
        return IntStream.rangeClosed(1, steps)
                .allMatch(k -> IntStream.range(0, targets).allMatch(j -> Double.isNaN(window.observed(k, j))));
    }

    /** Total number of windows. */
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

    /** Sentences about windows that were left out. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (across > 0) {
            warnings.add("%d windows were left out: their horizon is in two splits".formatted(across));
        }
        if (unknown > 0) {
            warnings.add("%d windows were left out: all values of their horizon are missing".formatted(unknown));
        }
        if (!tooShort.isEmpty()) {
            warnings.add("too short for a window: %s".formatted(String.join(", ", tooShort)));
        }
        return warnings;
    }
}
