package org.rnn4j.datasets.music;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.SuffixAutomaton;

/**
 * Figures of songs without a model: how often voices move in parallel fifths or octaves, and how much of a split stands in the training
 * split already.
 *
 * @param songs by split
 */
record MusicFigures(Map<Split, List<Song>> songs) {
    private static final int FIFTH = 7;
    private static final int OCTAVE = 12;

    List<String> sentences() {
        List<String> all = new ArrayList<>();
        songs.forEach((split, some) -> {
            if (!some.isEmpty()) {
                all.add(String.format(
                        Locale.ROOT,
                        "%s: %.2f parallel fifths and %.2f parallel octaves per 100 steps",
                        split.name().toLowerCase(Locale.ROOT),
                        parallels(some, FIFTH),
                        parallels(some, 0)));
            }
        });
        List<Song> training = songs.get(Split.TRAIN);
        songs.forEach((split, some) -> {
            if (split != Split.TRAIN && !some.isEmpty() && !training.isEmpty()) {
                all.add(String.format(
                        Locale.ROOT,
                        "%s: %,d steps in a row also stand in the training split, at most",
                        split.name().toLowerCase(Locale.ROOT),
                        longestCopy(training, some)));
            }
        });
        return all;
    }

    /**
     * Parallel motions per 100 steps: two voices move in the same direction, and are an interval apart, octaves aside, before and after.
     * Voices are the ranks of notes where two chords have equally many.
     *
     * @param interval in semitones, below an octave
     */
    static double parallels(List<Song> songs, int interval) {
        long found = 0;
        long steps = 0;
        for (Song song : songs) {
            List<TreeMap<Integer, Boolean>> sounding = song.sounding();
            steps += sounding.size();
            for (int t = 1; t < sounding.size(); t++) {
                List<Integer> before = List.copyOf(sounding.get(t - 1).keySet());
                List<Integer> after = List.copyOf(sounding.get(t).keySet());
                found += before.size() == after.size() ? parallels(before, after, interval) : 0;
            }
        }
        return steps == 0 ? 0 : 100.0 * found / steps;
    }

    private static int parallels(List<Integer> before, List<Integer> after, int interval) {
        int found = 0;
        for (int low = 0; low < before.size(); low++) {
            for (int high = low + 1; high < before.size(); high++) {
                boolean sameDirection = (after.get(low) - before.get(low)) * (after.get(high) - before.get(high)) > 0;
                boolean was = (before.get(high) - before.get(low)) % OCTAVE == interval;
                boolean is = (after.get(high) - after.get(low)) % OCTAVE == interval;
                found += sameDirection && was && is ? 1 : 0;
            }
        }
        return found;
    }

    /** Number of steps of the longest run of equal chords that stands in both; whether a note is held does not matter. */
    static int longestCopy(List<Song> training, List<Song> others) {
        Map<Set<Integer>, Integer> ids = new HashMap<>();
        List<int[]> known = training.stream().map(song -> ids(song, ids)).toList();
        return others.stream()
                .mapToInt(song -> new SuffixAutomaton(ids(song, ids)).longestRunIn(known))
                .max()
                .orElse(0);
    }

    private static int[] ids(Song song, Map<Set<Integer>, Integer> ids) {
        return song.sounding().stream()
                .mapToInt(step -> ids.computeIfAbsent(Set.copyOf(step.keySet()), any -> ids.size()))
                .toArray();
    }
}
