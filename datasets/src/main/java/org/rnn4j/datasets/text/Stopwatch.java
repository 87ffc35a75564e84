package org.rnn4j.datasets.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Measures the passes over a large text. */
final class Stopwatch {
    private final Map<String, Object> laps = new LinkedHashMap<>();
    private long begin = System.nanoTime();

    /** Ends a lap and begins the next. */
    void lap(String name) {
        long now = System.nanoTime();
        laps.put(name, String.format(Locale.ROOT, "%.1f s", (now - begin) / 1e9));
        begin = now;
    }

    Map<String, Object> laps() {
        return laps;
    }
}
