package org.rnn4j.datasets.audio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.media.FileRequests;
import org.rnn4j.datasets.media.MediaKind;
import org.rnn4j.datasets.media.MediaPaths;
import org.rnn4j.datasets.sides.RequestTable;

/**
 * Requests for clips: a sound file, a folder or zip archive of them, or a manifest whose rows name them.
 *
 * @param manifest columns of manifests, if the job has them
 */
record ClipRequests(Optional<ClipFormat.Manifest> manifest) implements FileRequests {
    private static final ClipFormat.Manifest USUAL = new ClipFormat.Manifest("path", "", "begin", "end");

    private ClipFormat.Manifest columns() {
        return manifest.orElse(USUAL);
    }

    @Override
    public MediaKind kind() {
        return Sounds.KIND;
    }

    @Override
    public RequestTable table() {
        return new RequestTable(Delimiter.COMMA, true, List.of(columns().path()), "data.format.path");
    }

    /** Files that a table or a list names are relative to its folder; rows may name parts of them. */
    @Override
    public Item complete(RequestInput in, Item item) {
        Map<String, JsonNode> others = item.others();
        if (in.isFile() || item.text().isEmpty()) {
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
