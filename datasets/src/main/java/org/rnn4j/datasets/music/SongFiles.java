package org.rnn4j.datasets.music;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.Reading;

/** Reads files of music by the endings of their names. Not thread-safe. */
final class SongFiles {
    static final String TUNES = "tunes";
    static final List<String> MIDI = List.of("mid", "midi");
    private static final List<String> ENDINGS = List.of(".mid", ".midi", ".json", ".tunes");

    private final Reading reading;
    private final int stepsPerQuarter;
    private final GridReport report;

    SongFiles(Reading reading, int stepsPerQuarter, GridReport report) {
        this.reading = reading;
        this.stepsPerQuarter = stepsPerQuarter;
        this.report = report;
    }

    /**
     * Reads all songs of some files.
     *
     * @param key job key that names them, for errors
     */
    List<Song> read(String key, List<String> names) {
        List<Song> songs = new ArrayList<>();
        for (String name : names) {
            if (name.equals(TUNES)) {
                InputFile book =
                        reading.files().read(key, List.of(name), List.of()).get(0);
                songs.addAll(TuneBook.read(name, book.text(), stepsPerQuarter));
                continue;
            }
            for (Path file : reading.files().list(key, name, ENDINGS)) {
                reading.bad().keep(() -> read(key, file)).ifPresent(songs::addAll);
            }
        }
        if (songs.isEmpty() && !names.isEmpty()) {
            throw new UserException("%s = %s: no piece can be used; name .mid or .json files, or folders of them"
                    .formatted(key, String.join(", ", names)));
        }
        return songs;
    }

    private List<Song> read(String key, Path file) {
        String ending = PackedFile.ending(PackedFile.unpacked(file.toString())).toLowerCase(Locale.ROOT);
        if (ending.endsWith("json")) {
            return ChoraleJson.read(
                    file.toString(), reading.files().read(key, file).text(), reading.bad());
        }
        if (ending.endsWith(TUNES)) {
            return TuneBook.read(
                    file.toString(), reading.files().read(key, file).text(), stepsPerQuarter);
        }
        if (MIDI.stream().noneMatch(ending::endsWith)) {
            throw new UserException(
                    "%s = %s: music is read from .mid, .json and .tunes files; convert it".formatted(key, file));
        }
        try (InputStream in = reading.files().counted(PackedFile.open(file))) {
            return List.of(MidiReader.read(file.toString(), in, stepsPerQuarter, report));
        } catch (IOException e) {
            throw PackedFile.unreadable(key + " = " + file, e);
        }
    }
}
