package org.rnn4j.core.job;

import java.util.HashMap;
import java.util.Map;

/** Where the user wrote each key, so that an error can say it. */
final class Origins {
    private final Map<String, String> places = new HashMap<>();

    void put(String key, String place) {
        places.put(key, place);
    }

    /** {@code "job.yaml:3: "}; nothing where the key was not written, as with a default. */
    String before(String key) {
        String place = places.get(key);
        return place == null ? "" : place + ": ";
    }
}
