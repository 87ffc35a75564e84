package org.rnn4j.datasets.audio;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.media.MediaFiles;
import org.rnn4j.datasets.media.MediaPaths;
import org.rnn4j.datasets.sides.RequestForm;
import org.rnn4j.datasets.sides.RequestTable;

/**
 * Requests for clips: a sound file, a folder or zip archive of them, or a manifest whose rows name them.
 *
 * @param manifest columns of manifests, if the job has them
 */
record ClipRequests(Optional<ClipFormat.Manifest> manifest) implements RequestForm {
    private static final ClipFormat.Manifest USUAL = new ClipFormat.Manifest("path", "", "begin", "end");

    private ClipFormat.Manifest columns() {
        return manifest.orElse(USUAL);
    }

    private RequestTable table() {
        return new RequestTable(Delimiter.COMMA, true, List.of(columns().path()), "data.format.path");
    }

    @Override
    public boolean isNamed(RequestInput in) {
        return isSound(in) || table().isNamed(in);
    }

    private static boolean isSound(RequestInput in) {
        return in.isFile();
    }

    @Override
    public boolean isFile(Path path) {
        return isSound(path);
    }

    private static boolean isSound(Path path) {
        return Files.isDirectory(path)
                || Sounds.KIND.isNamed(path.toString())
                || path.toString().endsWith(".zip");
    }

    @Override
    public boolean begins(String first) {
        return table().begins(first);
    }

    @Override
    public List<String> keys() {
        return List.of(columns().path());
    }

    @Override
    public String words() {
        return table().words();
    }

    @Override
    public Iterator<Item> items(RequestInput in) {
        if (!isSound(in)) {
            return table().items(in);
        }
        return new MediaFiles(Sounds.KIND, new InputFiles(StandardCharsets.UTF_8, Map.of()), Map.of())
                .of(Path.of(in.name())).stream()
                        .map(file -> new Item(file.name(), file.name(), file.name(), Map.of()))
                        .iterator();
    }

    /** Files that a table or a list names are relative to its folder; rows may name parts of them. */
    @Override
    public Item complete(RequestInput in, Item item) {
        Map<String, JsonNode> others = item.others();
        if (isSound(in) || item.text().isEmpty()) {
            return item;
        }
        String path = MediaPaths.relative(in.name(), item.text(), item.at());
        String begin = others.containsKey(columns().begin())
                ? others.get(columns().begin()).asText()
                : "";
        String end = others.containsKey(columns().end())
                ? others.get(columns().end()).asText()
                : "";
        String text = begin.isEmpty() && end.isEmpty()
                ? path
                : "%s#t=%s,%s".formatted(path, begin.isEmpty() ? "0" : begin, end);
        return new Item(text, item.name(), item.at(), others);
    }
}
