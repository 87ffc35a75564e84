package org.rnn4j.datasets.music;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes of one voice and pitch that overlap on the grid: a note ends where the next one begins. */
final class Overlaps {
    private Overlaps() {}

    static List<Note> cut(List<Note> notes) {
        Map<List<Integer>, Note> last = new HashMap<>();
        List<Note> cut = new ArrayList<>();
        for (Note note :
                notes.stream().sorted(Comparator.comparingInt(Note::start)).toList()) {
            List<Integer> key = List.of(note.voice(), note.pitch());
            Note before = last.get(key);
            if (before != null && before.start() == note.start()) {
                cut.remove(before); // the longer one stays
                note = note.end() >= before.end() ? note : before;
            } else if (before != null && before.end() > note.start()) {
                cut.remove(before);
                cut.add(new Note(before.pitch(), before.start(), note.start(), before.voice()));
            }
            cut.add(note);
            last.put(key, note);
        }
        return cut;
    }
}
