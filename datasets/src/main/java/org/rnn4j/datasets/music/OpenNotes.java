package org.rnn4j.datasets.music;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins what sounds step by step to notes. Not thread-safe. */
final class OpenNotes {
    private final List<Note> notes = new ArrayList<>();
    private final Map<List<Integer>, Integer> since = new HashMap<>(); // by voice and pitch
    private final Set<List<Integer>> sounding = new HashSet<>();

    /** @param begins whether a note begins; otherwise the note of the previous step is held */
    void sound(int pitch, int step, int voice, boolean begins) {
        List<Integer> key = List.of(voice, pitch);
        if (begins && since.containsKey(key) && sounding.add(key)) {
            close(key, step);
        }
        sounding.add(key);
        since.putIfAbsent(key, step);
    }

    /** Ends the notes that did not sound at a step. */
    void endStep(int step) {
        for (List<Integer> key : List.copyOf(since.keySet())) {
            if (!sounding.contains(key)) {
                close(key, step);
            }
        }
        sounding.clear();
    }

    private void close(List<Integer> key, int end) {
        int start = since.remove(key);
        if (end > start) {
            notes.add(new Note(key.get(1), start, end, key.get(0)));
        }
    }

    Song song(int steps) {
        List.copyOf(since.keySet()).forEach(key -> close(key, steps));
        return Song.of(notes, steps);
    }
}
