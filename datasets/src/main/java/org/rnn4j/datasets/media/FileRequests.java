package org.rnn4j.datasets.media;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.sides.RequestForm;
import org.rnn4j.datasets.sides.RequestTable;

/** Requests for files of a medium: such a file, a folder or zip archive of them, or a table whose rows name them. */
public interface FileRequests extends RequestForm {

    /** The kind of the files. */
    MediaKind kind();

    /** The form of tables that name files. */
    RequestTable table();

    @Override
    default boolean isNamed(RequestInput in) {
        return in.isFile() || table().isNamed(in);
    }

    @Override
    default boolean isFile(Path path) {
        return Files.isDirectory(path)
                || kind().isNamed(path.toString())
                || path.toString().endsWith(".zip");
    }

    @Override
    default boolean begins(String first) {
        return table().begins(first);
    }

    @Override
    default List<String> keys() {
        return table().keys();
    }

    @Override
    default String words() {
        return table().words();
    }

    @Override
    default Iterator<Item> items(RequestInput in) {
        if (!in.isFile()) {
            return table().items(in);
        }
        return new MediaFiles(kind(), new InputFiles(StandardCharsets.UTF_8, Map.of()), Map.of())
                .of(Path.of(in.name())).stream()
                        .map(file -> new Item(file.name(), file.name(), file.name(), Map.of()))
                        .iterator();
    }

    /** Files that a table or a list names are relative to its folder. */
    @Override
    default Item complete(RequestInput in, Item item) {
        return in.isFile() || item.text().isEmpty()
                ? item
                : new Item(
                        MediaPaths.relative(in.name(), item.text(), item.at()), item.name(), item.at(), item.others());
    }
}
