package org.rnn4j.datasets.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Parts that have files of their own. */
public final class OwnFiles {
    private OwnFiles() {}

    /**
     * Options where a validation part with files of its own takes nothing from the source, unless the user shares it out.
     *
     * @param options the {@code data:} block
     */
    public static ObjectNode completed(ObjectNode options) {
        JsonNode own = options.path("validation");
        if (options.has("split") || !(own.isTextual() || own.size() > 0)) {
            return options;
        }
        ObjectNode completed = options.deepCopy();
        completed.putObject("split").put("train", 1.0).put("validation", 0.0);
        return completed;
    }

    /**
     * Options with which some files, and nothing else, are the test part.
     *
     * @param options the {@code data:} block
     */
    public static ObjectNode onlyTest(ObjectNode options, List<String> files) {
        ObjectNode changed = options.deepCopy();
        changed.putArray("source");
        changed.putArray("validation");
        changed.putObject("split").put("train", 1.0).put("validation", 0.0);
        files.forEach(changed.putArray("test")::add);
        return changed;
    }
}
