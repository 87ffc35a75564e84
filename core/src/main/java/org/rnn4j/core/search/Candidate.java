package org.rnn4j.core.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Settings.Setting;

/**
 * Values that a search tries.
 *
 * @param number from 1; number 1 is the job as it is
 * @param values values by key; empty for the job as it is
 */
public record Candidate(int number, Map<String, JsonNode> values) {
    /** The origin of a value in error messages. */
    static final String ORIGIN = "search.space";

    public Candidate {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The values as settings of the job. */
    public Settings settings() {
        return new Settings(values.entrySet().stream()
                .map(value ->
                        new Setting(ORIGIN, value.getKey(), value.getValue().toString()))
                .toList());
    }
}
