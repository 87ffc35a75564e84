package org.rnn4j.datasets.music;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A piece of music on a grid of equal steps.
 *
 * @param at name of the file and place in it, for errors
 * @param part part of the file, such as {@code train}, to split by; empty if there is none
 * @param notes by start, then from the highest to the lowest
 * @param steps number of steps
 * @param tempo quarter notes a minute, if the file says it
 */
record Song(String at, String part, List<Note> notes, int steps, OptionalDouble tempo) {
    /** Songs with more steps are refused; they are hours long. */
    static final int MOST_STEPS = 100_000;

    Song {
        notes = notes.stream()
                .sorted(Comparator.comparingInt(Note::start)
                        .thenComparing(Comparator.comparingInt(Note::pitch).reversed())
                        .thenComparingInt(Note::voice))
                .toList();
    }

    /** A song that nothing is known of but its notes. */
    static Song of(List<Note> notes, int steps) {
        return new Song("", "", notes, steps, OptionalDouble.empty());
    }

    /** The notes that sound at a step, and whether they begin there, by their pitch; of equal pitches one that begins. */
    List<TreeMap<Integer, Boolean>> sounding() {
        List<TreeMap<Integer, Boolean>> all = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            all.add(new TreeMap<>());
        }
        for (Note note : notes) {
            for (int t = note.start(); t < Math.min(steps, note.end()); t++) {
                all.get(t).merge(note.pitch(), t == note.start(), Boolean::logicalOr);
            }
        }
        return all;
    }

    int lowest() {
        return notes.stream().mapToInt(Note::pitch).min().orElseThrow();
    }

    int highest() {
        return notes.stream().mapToInt(Note::pitch).max().orElseThrow();
    }

    int voices() {
        return 1 + notes.stream().mapToInt(Note::voice).max().orElse(-1);
    }

    Song transposed(int semitones) {
        return semitones == 0
                ? this
                : new Song(
                        at,
                        part,
                        notes.stream().map(note -> note.transposed(semitones)).toList(),
                        steps,
                        tempo);
    }

    /** The song with the notes outside of a range moved into it by octaves. */
    Song within(int low, int high) {
        return new Song(
                at, part, notes.stream().map(note -> within(note, low, high)).toList(), steps, tempo);
    }

    private static Note within(Note note, int low, int high) {
        int moved = note.pitch();
        while (moved < low) {
            moved += 12;
        }
        while (moved > high) {
            moved -= 12;
        }
        return moved < low ? note.transposed(low - note.pitch()) : note.transposed(moved - note.pitch());
    }
}
