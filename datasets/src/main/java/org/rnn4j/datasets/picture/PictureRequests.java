package org.rnn4j.datasets.picture;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.media.MediaFiles;
import org.rnn4j.datasets.media.MediaKind;
import org.rnn4j.datasets.media.MediaPaths;
import org.rnn4j.datasets.sides.RequestForm;
import org.rnn4j.datasets.sides.RequestTable;

/**
 * Requests for pictures: a picture file, a folder or zip archive of them, or a table whose rows name them.
 *
 * @param kind kind of the files
 * @param column column of tables that names a file
 */
public record PictureRequests(MediaKind kind, String column) implements RequestForm {

    private RequestTable table() {
        return new RequestTable(Delimiter.COMMA, true, List.of(column), "data.format.image");
    }

    @Override
    public boolean isNamed(RequestInput in) {
        return in.isFile() || table().isNamed(in);
    }

    @Override
    public boolean isFile(Path path) {
        return Files.isDirectory(path)
                || kind.isNamed(path.toString())
                || path.toString().endsWith(".zip");
    }

    @Override
    public boolean begins(String first) {
        return table().begins(first);
    }

    @Override
    public List<String> keys() {
        return List.of(column);
    }

    @Override
    public String words() {
        return table().words();
    }

    @Override
    public Iterator<Item> items(RequestInput in) {
        if (!in.isFile()) {
            return table().items(in);
        }
        return new MediaFiles(kind, new InputFiles(StandardCharsets.UTF_8, Map.of()), Map.of())
                .of(Path.of(in.name())).stream()
                        .map(file -> new Item(file.name(), file.name(), file.name(), Map.of()))
                        .iterator();
    }

    /** Files that a table or a list names are relative to its folder. */
    @Override
    public Item complete(RequestInput in, Item item) {
        return in.isFile() || item.text().isEmpty()
                ? item
                : new Item(
                        MediaPaths.relative(in.name(), item.text(), item.at()), item.name(), item.at(), item.others());
    }
}
