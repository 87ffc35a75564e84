package org.rnn4j.datasets.picture.film;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.media.MediaInputs;
import org.rnn4j.datasets.media.MediaPaths;
import org.rnn4j.datasets.media.NamePattern;
import org.rnn4j.datasets.picture.RowReader;

/** How files hold films and their captions: {@code format: table} in a job file, {@code {type: names, pattern: "{caption}_{index}.gif"}} or {@code moving-digits}. */
public sealed interface FilmFormat permits FilmFormat.Table, FilmFormat.Names, MovingDigits {

    /** The column of films in a table of requests. */
    String VIDEO = "video";

    /** Reads films and their captions, without their frames. */
    List<Example<Film, String>> read(MediaInputs inputs, String key, List<String> names);

    /** The column that names a film in tables of requests. */
    default String column() {
        return VIDEO;
    }

    /**
     * A table, or JSON lines, with a row for each caption of a film. Other columns may hold groups to split by.
     *
     * @param video column of the film, a file or a folder of numbered frames, relative to the folder of the table
     * @param target column of the caption
     */
    record Table(
            @Default("video")
            @Doc("Column of the film: a file, or a folder of numbered frames, relative to the folder of the table.")
            String video,

            @Default("caption") @Doc("Column of the caption.")
            String target)
            implements FilmFormat {
        public Table {
            Ranges.require("data.format", Table.class, video, target);
            if (video.isEmpty() || target.isEmpty()) {
                throw new UserException("data.format.%s is empty, but must be a column"
                        .formatted(video.isEmpty() ? "video" : "target"));
            }
        }

        @Override
        public List<Example<Film, String>> read(MediaInputs inputs, String key, List<String> names) {
            List<Example<Film, String>> examples = new ArrayList<>();
            Map<String, Film> films = new HashMap<>(); // one for all captions of a film
            new RowReader(inputs, target).read(key, names, Map.of("data.format.video", video), (row, file, cells) -> {
                if (cells.get(0).isEmpty()) {
                    throw new UserException("%s: no film is named".formatted(row.origin()));
                }
                Film film = films.computeIfAbsent(
                        MediaPaths.relative(file.name(), cells.get(0), row.origin()),
                        path -> Film.named(path, row.origin()));
                examples.add(row.with(film));
            });
            return examples;
        }

        @Override
        public String column() {
            return video;
        }
    }

    /**
     * Captions and groups are parts of the name of a file.
     *
     * @param pattern name with fields in braces, one of which is the caption; with slashes, it describes the end of the path
     */
    record Names(
            @Doc("Names of the files, such as \"{caption}_{index}.gif\"; may begin with folders.")
            String pattern) implements FilmFormat {
        public Names {
            Ranges.require("data.format", Names.class, pattern);
            new NamePattern(pattern);
        }

        @Override
        public List<Example<Film, String>> read(MediaInputs inputs, String key, List<String> names) {
            return new NamePattern(pattern)
                    .read(inputs, inputs.media().find(key, names)).stream()
                            .map(named -> new Example<>(
                                    Film.of(named.source()), named.target(), named.origin(), named.group()))
                            .toList();
        }
    }
}
