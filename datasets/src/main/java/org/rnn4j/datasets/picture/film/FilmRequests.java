package org.rnn4j.datasets.picture.film;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.media.MediaFiles;
import org.rnn4j.datasets.media.MediaPaths;
import org.rnn4j.datasets.picture.Pictures;
import org.rnn4j.datasets.sides.RequestForm;
import org.rnn4j.datasets.sides.RequestTable;

/**
 * Requests for films: a film file, a folder of numbered frames, a folder or zip archive of film files, or a table whose rows name
 * films.
 *
 * @param column column of tables that names a film
 */
public record FilmRequests(String column) implements RequestForm {

    private RequestTable table() {
        return new RequestTable(Delimiter.COMMA, true, List.of(column), "data.format.video");
    }

    @Override
    public boolean isNamed(RequestInput in) {
        return in.isFile() || table().isNamed(in);
    }

    @Override
    public boolean isFile(Path path) {
        return Files.isDirectory(path)
                || Film.KIND.isNamed(path.toString())
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
        Path path = Path.of(in.name());
        if (isFilm(path)) {
            return List.of(new Item(in.name(), in.name(), in.name(), Map.of())).iterator();
        }
        return new MediaFiles(Film.KIND, new InputFiles(StandardCharsets.UTF_8, Map.of()), Map.of())
                .of(path).stream()
                        .map(file -> new Item(file.name(), file.name(), file.name(), Map.of()))
                        .iterator();
    }

    /** Whether a path is one film: a file, or a folder with pictures but without films. */
    private static boolean isFilm(Path path) {
        if (!Files.isDirectory(path)) {
            return !path.toString().endsWith(".zip");
        }
        try (Stream<Path> children = Files.list(path)) {
            List<String> names = children.map(Path::toString).toList();
            return names.stream().noneMatch(Film.KIND::isNamed)
                    && names.stream().anyMatch(Pictures.KIND::isNamed);
        } catch (IOException e) {
            throw PackedFile.unreadable(path.toString(), e);
        }
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
