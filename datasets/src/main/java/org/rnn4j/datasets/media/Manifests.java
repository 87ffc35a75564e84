package org.rnn4j.datasets.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.Table;

/** Reads manifests: tables (CSV, or TSV by name) with a header, or JSON lines, with a row for each example. */
public final class Manifests {
    /** Endings of the files of a folder that are manifests. */
    public static final List<String> ENDINGS = List.of(".csv", ".tsv", ".jsonl", ".ndjson");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> JSON_ENDINGS = Set.of("jsonl", "ndjson", "json");

    private Manifests() {}

    /** The rows of a manifest. */
    public static Table table(InputFile file, BadExamples bad) {
        String ending = PackedFile.ending(file.name());
        if (JSON_ENDINGS.contains(ending)) {
            return json(file, bad);
        }
        return Table.parse(file, ending.equals("tsv") ? Delimiter.TAB : Delimiter.COMMA, true, bad);
    }

    /** Objects as rows of a table whose columns are all keys. */
    private static Table json(InputFile file, BadExamples bad) {
        List<JsonNode> objects = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            try {
                JsonNode object = JSON.readTree(lines.get(i));
                if (!object.isObject()) {
                    throw file.error(i + 1, "a line must be a JSON object, such as {\"path\": \"a.wav\"}");
                }
                object.fieldNames().forEachRemaining(keys::add);
                objects.add(object);
                numbers.add(i + 1);
            } catch (JsonProcessingException e) {
                bad.add(file.error(i + 1, "not JSON: " + e.getOriginalMessage()));
            } catch (UserException e) {
                bad.add(e);
            }
        }
        List<Table.Row> rows = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            JsonNode object = objects.get(i);
            rows.add(new Table.Row(
                    numbers.get(i),
                    keys.stream().map(key -> object.path(key).asText("")).toList()));
        }
        return new Table(file, List.copyOf(keys), rows);
    }
}
