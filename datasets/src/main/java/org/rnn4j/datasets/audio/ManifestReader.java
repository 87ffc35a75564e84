package org.rnn4j.datasets.audio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.Table;

/** Reads manifests: tables (CSV, or TSV by name) with a header, or JSON lines, with a row for each clip. */
final class ManifestReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> JSON_ENDINGS = Set.of("jsonl", "ndjson", "json");

    private final ClipFormat.Manifest format;
    private final ClipInputs inputs;
    private final Map<Path, SoundFile> files = new HashMap<>(); // one for all parts of a file

    ManifestReader(ClipFormat.Manifest format, ClipInputs inputs) {
        this.format = format;
        this.inputs = inputs;
    }

    List<Example<Clip, String>> read(String key, List<String> names) {
        List<Example<Clip, String>> clips = new ArrayList<>();
        for (InputFile file : inputs.files().read(key, names, List.of(".csv", ".tsv", ".jsonl", ".ndjson"))) {
            read(table(file), clips);
        }
        return clips;
    }

    private Table table(InputFile file) {
        String ending = PackedFile.ending(file.name());
        if (JSON_ENDINGS.contains(ending)) {
            return json(file);
        }
        return Table.parse(file, ending.equals("tsv") ? Delimiter.TAB : Delimiter.COMMA, true, inputs.bad());
    }

    /** Objects as rows of a table whose columns are all keys. */
    private Table json(InputFile file) {
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
                inputs.bad().add(file.error(i + 1, "not JSON: " + e.getOriginalMessage()));
            } catch (UserException e) {
                inputs.bad().add(e);
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

    private void read(Table table, List<Example<Clip, String>> into) {
        int path = table.column("data.format.path", format.path());
        String name = format.target().isEmpty() ? inputs.target() : format.target();
        int target = table.column("data.format.target", name);
        int group = inputs.group()
                .map(column -> table.column("data.split.by", column))
                .orElse(-1);
        int begin = time(table, "data.format.begin", format.begin(), "begin");
        int end = time(table, "data.format.end", format.end(), "end");
        for (Table.Row row : table.rows()) {
            List<String> cells = row.cells();
            inputs.bad()
                    .keep(() -> new Example<>(
                            new Clip(
                                    file(table.file(), cells.get(path), row.line()),
                                    seconds(table.file(), row, begin),
                                    seconds(table.file(), row, end)),
                            cells.get(target),
                            table.file().at(row.line()),
                            group < 0 ? "" : cells.get(group)))
                    .ifPresent(into::add);
        }
    }

    /** The column of a time; -1 if the default column is not there. */
    private static int time(Table table, String key, String name, String usual) {
        return name.isEmpty() || (name.equals(usual) && !table.header().contains(usual)) ? -1 : table.column(key, name);
    }

    private SoundFile file(InputFile table, String name, int line) {
        if (name.isEmpty()) {
            throw table.error(line, "no sound file in the column " + format.path());
        }
        return files.computeIfAbsent(ClipName.resolved(table.name(), name, table.at(line)), SoundFile.Plain::new);
    }

    private static double seconds(InputFile table, Table.Row row, int column) {
        if (column < 0 || row.cells().get(column).isEmpty()) {
            return 0;
        }
        return ClipName.seconds(row.cells().get(column), table.at(row.line()));
    }
}
