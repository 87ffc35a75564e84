package org.rnn4j.datasets.picture.film;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.media.FileRequests;
import org.rnn4j.datasets.media.MediaKind;
import org.rnn4j.datasets.picture.Pictures;
import org.rnn4j.datasets.sides.RequestTable;

/**
 * Requests for films: a film file, a folder of numbered frames, a folder or zip archive of film files, or a table whose rows name
 * films.
 *
 * @param column column of tables that names a film
 */
public record FilmRequests(String column) implements FileRequests {
    @Override
    public MediaKind kind() {
        return Film.KIND;
    }

    @Override
    public RequestTable table() {
        return new RequestTable(Delimiter.COMMA, true, List.of(column), "data.format.video");
    }

    @Override
    public Iterator<Item> items(RequestInput in) {
        return in.isFile() && isFilm(Path.of(in.name()))
                ? List.of(new Item(in.name(), in.name(), in.name(), Map.of())).iterator()
                : FileRequests.super.items(in);
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
}
