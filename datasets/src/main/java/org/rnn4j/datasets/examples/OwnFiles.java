package org.rnn4j.datasets.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Splits with their own files. */
public final class OwnFiles {
    private OwnFiles() {}

    /**
     * Options in which a validation split with its own files takes nothing from the source, unless the user sets its
     * share.
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
     * Options with which only these files are read, as the test split.
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
