package org.rnn4j.core.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the user wrote each key, so that an error can say it; in the order of writing. */
final class Origins {
    private final Map<String, String> places = new LinkedHashMap<>();

    void put(String key, String place) {
        places.put(key, place);
    }

    /** {@code "job.yaml:3: "}; nothing where the key was not written, as with a default. */
    String before(String key) {
        String place = places.get(key);
        return place == null ? "" : place + ": ";
    }

    /** How many keys were written before this one; all, where it was not written. */
    int order(String key) {
        List<String> keys = new ArrayList<>(places.keySet());
        int found = keys.indexOf(key);
        return found < 0 ? keys.size() : found;
    }
}
