package org.rnn4j.datasets.picture.film;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaFiles;
import org.rnn4j.datasets.media.MediaInputs;

/** Finds the films of a data set, and hashes the files of each once. Not thread-safe. */
public final class FilmFinder {
    private final Reading reading;
    private final FilmFormat format;
    private final MediaFiles files;
    private final MediaInputs inputs;
    private final Set<Film> hashed = new HashSet<>();

    /** Creates a finder that has not found anything. */
    public FilmFinder(Reading reading, FilmFormat format) {
        this.reading = reading;
        this.format = format;
        files = new MediaFiles(Film.KIND, reading.files(), Map.of());
        inputs = new MediaInputs(
                reading.files(),
                files,
                reading.bad(),
                "caption",
                reading.options().groupColumn());
    }

    /** The examples of all three splits, with all examples of a film in one split. */
    public Map<Split, List<Example<Film, String>>> splits() {
        return inputs.group().isPresent()
                ? reading.splits(this::read, any -> "", Example::group)
                : reading.splitsOfGroups(this::read, example -> example.source().name());
    }

    private List<Example<Film, String>> read(String key, List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<Example<Film, String>> readable = new ArrayList<>();
        for (Example<Film, String> example : format.read(inputs, key, names)) {
            reading.bad().keep(() -> hashed(example)).ifPresent(readable::add);
        }
        return readable;
    }

    private Example<Film, String> hashed(Example<Film, String> example) {
        if (hashed.add(example.source())) {
            example.source().files().forEach(this::hash);
        }
        return example;
    }

    private void hash(MediaFile file) {
        try (InputStream in = new BufferedInputStream(reading.files().counted(file.bytes()), 1 << 16)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw PackedFile.unreadable(file.name(), e);
        }
    }

    /** Adds the facts of a summary that were found. */
    public void describe(Map<String, Object> facts) {
        files.describe(facts);
        facts.put("films", (long) hashed.size());
    }
}
