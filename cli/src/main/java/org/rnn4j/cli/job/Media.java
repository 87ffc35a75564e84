package org.rnn4j.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.job.JobSpec;

/** Notices for files that are read as running text although their names say that they are something else. */
public final class Media {
    private static final String TEXT = "text";
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("csv", "a table"),
            Map.entry("tsv", "a table"),
            Map.entry("json", "JSON"),
            Map.entry("jsonl", "JSON lines"),
            Map.entry("ts", "a set of time series"),
            Map.entry("conll", "tagged words"),
            Map.entry("conllu", "tagged words"),
            Map.entry("bvh", "motion capture"),
            Map.entry("svg", "a drawing"),
            Map.entry("xml", "XML"),
            Map.entry("yml", "YAML"),
            Map.entry("yaml", "YAML"),
            Map.entry("html", "a web page"));

    private Media() {}

    /** One line for each such file of a job; empty unless its data are running text. */
    public static List<String> notices(JobSpec job) {
        List<String> notices = new ArrayList<>();
        if (job.dataType().equals(TEXT)) {
            JsonNode source = job.dataOptions().path("source");
            (source.isArray() ? source : List.of(source)).forEach(file -> add(notices, file.asText()));
        }
        return notices;
    }

    /** The content of a file according to its name; empty if it may be running text. */
    public static Optional<String> of(String file) {
        return Optional.ofNullable(NAMES.get(PackedFile.ending(file)));
    }

    private static void add(List<String> notices, String file) {
        of(file).ifPresent(kind ->
                notices.add("%s is %s; data.type = text reads it as plain text, markup and all".formatted(file, kind)));
    }
}
