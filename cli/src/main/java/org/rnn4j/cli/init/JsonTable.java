package org.rnn4j.cli.init;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;

/** Records in JSON, one per line or in one array, as a table: jobs read tables. Values that are not single are left out. */
final class JsonTable {
    private JsonTable() {}

    static boolean isJson(Path file) {
        return Set.of("jsonl", "ndjson", "json").contains(PackedFile.ending(file.toString()));
    }

    /**
     * The table of a file; it is not written yet.
     *
     * @param folder folder that the table is to be written to
     */
    static Sample of(Path file, Path folder) {
        List<JsonNode> records = records(file);
        Set<String> names = new LinkedHashSet<>();
        records.forEach(one -> one.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                names.add(field.getKey());
            }
        }));
        if (records.isEmpty() || names.isEmpty()) {
            throw unusable(file);
        }
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.Builder.create().setRecordSeparator('\n').get();
        try {
            format.printRecord(text, names.toArray());
            for (JsonNode one : records) {
                format.printRecord(
                        text,
                        names.stream().map(name -> one.path(name).asText("")).toArray());
            }
        } catch (IOException e) {
            throw new IllegalStateException("a string builder cannot fail", e);
        }
        String name = file.getFileName().toString().replaceFirst("(?i)\\.(jsonl|ndjson|json)(\\.gz)?$", ".csv");
        return new Sample(folder.resolve(name), text.toString(), "UTF-8", "", 1);
    }

    private static List<JsonNode> records(Path file) {
        List<JsonNode> records = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        try (var in = PackedFile.open(file);
                MappingIterator<JsonNode> values =
                        mapper.readerFor(JsonNode.class).readValues(in)) {
            while (values.hasNext()) {
                JsonNode value = values.next();
                if (!value.isObject()) {
                    throw unusable(file);
                }
                records.add(value);
            }
        } catch (JacksonException e) {
            throw new UserException(
                    "%s:%d is not JSON: %s"
                            .formatted(
                                    file,
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw PackedFile.unreadable(file.toString(), e);
        }
        return records;
    }

    private static UserException unusable(Path file) {
        return new UserException(
                "%s is JSON, but not records with the same members, one per line or in one array; make a table of it"
                        .formatted(file));
    }
}
