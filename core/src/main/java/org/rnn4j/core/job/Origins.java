package org.rnn4j.core.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The place where the user wrote each key, for errors; in the order of writing. */
final class Origins {
    private final Map<String, String> places = new LinkedHashMap<>();

    void put(String key, String place) {
        places.put(key, place);
    }

    /** {@code "job.yaml:3: "}; empty if the key was not written, for example for a default. */
    String before(String key) {
        String place = places.get(key);
        return place == null ? "" : place + ": ";
    }

    /** Number of keys that were written before this one; all, if it was not written. */
    int order(String key) {
        List<String> keys = new ArrayList<>(places.keySet());
        int found = keys.indexOf(key);
        return found < 0 ? keys.size() : found;
    }
}
