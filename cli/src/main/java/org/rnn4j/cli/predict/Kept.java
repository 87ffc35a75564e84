package org.rnn4j.cli.predict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.error.UserException;

/**
 * The values of requests that are kept beside their predictions, under the names of the first requests. A name that
 * predictions use themselves becomes {@code request.NAME}.
 *
 * @param names names in requests
 * @param taken names in predictions
 */
record Kept(List<String> names, List<String> taken) {

    /** The names of the columns. */
    List<String> columns() {
        return names.stream().map(this::shown).toList();
    }

    /** The values of a request, whatever their names. */
    Map<String, JsonNode> anyOf(Map<String, JsonNode> others) {
        Map<String, JsonNode> kept = new LinkedHashMap<>();
        others.forEach((name, value) -> kept.put(shown(name), value));
        return kept;
    }

    /**
     * The values of a request for the row of a table, all names present.
     *
     * @throws UserException if it has other names
     */
    Map<String, JsonNode> rowOf(Map<String, JsonNode> others) {
        List<String> more = new ArrayList<>(others.keySet());
        more.removeAll(names);
        if (!more.isEmpty()) {
            throw new UserException(
                    "--keep: a request has the column%s %s, but the first has %s; run predict for each kind of input"
                            .formatted(
                                    more.size() == 1 ? "" : "s",
                                    String.join(", ", more),
                                    names.isEmpty() ? "none to keep" : String.join(", ", names)));
        }
        Map<String, JsonNode> kept = new LinkedHashMap<>();
        names.forEach(name -> kept.put(shown(name), others.getOrDefault(name, NullNode.instance)));
        return kept;
    }

    private String shown(String name) {
        return taken.contains(name) ? "request." + name : name;
    }
}
