package org.rnn4j.datasets.music;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.core.error.UserException;

/**
 * Melodies as text, one a line: {@code name | origin | sixteenths of a unit | notes}. Notes are letters as in ABC: {@code C} is middle C,
 * {@code c} an octave above, {@code C,} an octave below, {@code ^C} a semitone higher, {@code _B} one lower, {@code z} a rest; a number
 * behind a note is its length in units, {@code /2} half a unit. All accidentals are written; there is no key.
 */
final class TuneBook {
    private static final Pattern NOTE = Pattern.compile("([\\^_]?)([A-Ga-gz])([,']*)(\\d*)(/2)?");
    private static final int[] SEMITONES = {9, 11, 0, 2, 4, 5, 7}; // of A to G above C
    private static final int MIDDLE = 60;
    private static final int SIXTEENTHS = 4;

    private TuneBook() {}

    /** The text of the tunes that are built in. */
    static String builtIn() {
        try (InputStream in = TuneBook.class.getResourceAsStream("tunes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of this jar is damaged", e);
        }
    }

    static List<Song> read(String where, String text, int stepsPerQuarter) {
        List<Song> songs = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                songs.add(song("%s:%d".formatted(where, i + 1), line, stepsPerQuarter));
            }
        }
        return songs;
    }

    private static Song song(String at, String line, int stepsPerQuarter) {
        List<String> cells = List.of(line.split("\\|", 4));
        if (cells.size() < 4 || !cells.get(2).strip().matches("[1-9]\\d?")) {
            throw new UserException("%s: a tune is \"name | origin | sixteenths of a unit | notes\"".formatted(at));
        }
        int unit = Integer.parseInt(cells.get(2).strip());
        String music = cells.get(3).replace("|", " ").strip();
        List<Note> notes = new ArrayList<>();
        double time = 0; // in sixteenths
        for (String word : List.of(music.split("\\s+"))) {
            Matcher note = NOTE.matcher(word);
            while (note.lookingAt()) {
                int units = note.group(4).isEmpty() ? 1 : Integer.parseInt(note.group(4));
                double length = note.group(5) == null ? units * unit : units * unit / 2.0;
                if (!note.group(2).equals("z")) {
                    double scale = (double) stepsPerQuarter / SIXTEENTHS;
                    int start = (int) Math.round(time * scale);
                    int end = Math.max(start + 1, (int) Math.round((time + length) * scale));
                    notes.add(new Note(pitch(note), start, end, 0));
                }
                time += length;
                note.region(note.end(), word.length());
            }
            if (note.regionStart() < word.length()) {
                throw new UserException("%s: %s is no note; notes are letters such as C, c, ^F2, _B/2 and z"
                        .formatted(at, word.substring(note.regionStart())));
            }
        }
        int steps = (int) Math.round(time * stepsPerQuarter / SIXTEENTHS);
        return new Song(at, "", notes, steps, OptionalDouble.empty());
    }

    private static int pitch(Matcher note) {
        char letter = note.group(2).charAt(0);
        int pitch = MIDDLE + SEMITONES[Character.toUpperCase(letter) - 'A'] + (Character.isLowerCase(letter) ? 12 : 0);
        pitch += note.group(1).equals("^") ? 1 : note.group(1).equals("_") ? -1 : 0;
        for (char mark : note.group(3).toCharArray()) {
            pitch += mark == '\'' ? 12 : -12;
        }
        return pitch;
    }
}
