package org.rnn4j.datasets.music;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The origin of some songs.
 *
 * @param sha256 SHA-256 of all bytes
 * @param facts facts for a summary
 * @param warnings warnings of the reading
 * @param report what was changed or left out
 */
record MusicOrigin(String sha256, Map<String, Object> facts, List<String> warnings, GridReport report) {
    List<String> allWarnings() {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(report.warnings());
        return all;
    }
}
