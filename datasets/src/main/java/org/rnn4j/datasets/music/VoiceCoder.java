package org.rnn4j.datasets.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.sequence.Piece;

/** Voices as tokens, one of each at every step: 0 is the end of a song, 1 a hold, 2 a rest, then the pitches that begin. */
record VoiceCoder(int low, int high, int voices) implements SongCoder {
    private static final int HOLD = 1;
    private static final int REST = 2;
    private static final int FIRST = 3;

    @Override
    public int size() {
        return FIRST + high - low + 1;
    }

    @Override
    public Piece encode(Song song, GridReport report) {
        int[] tokens = new int[song.steps() * voices];
        Arrays.fill(tokens, REST);
        if (voices == 1) {
            highest(song).forEach(note -> put(tokens, note, 0, 0));
            return new Piece.Tokens(tokens);
        }
        int[] end = new int[voices];
        boolean hasVoices = song.voices() <= voices;
        for (Note note : song.notes()) {
            int voice = hasVoices ? note.voice() : free(end, note);
            if (voice < 0) {
                report.tooMany(1);
                continue;
            }
            put(tokens, note, voice, end[voice]);
            end[voice] = note.end();
        }
        return new Piece.Tokens(tokens);
    }

    /** @param before end of the note before, which may sound longer */
    private void put(int[] tokens, Note note, int voice, int before) {
        tokens[note.start() * voices + voice] = FIRST + note.pitch() - low;
        for (int t = note.start() + 1; t < Math.max(note.end(), before); t++) {
            tokens[t * voices + voice] = t < note.end() ? HOLD : REST;
        }
    }

    /** The notes that are not below another one at their start, each up to the next. */
    private static List<Note> highest(Song song) {
        List<Note> melody = new ArrayList<>();
        for (Note note : song.notes()) { // of equal starts, the highest first
            Note last = melody.isEmpty() ? null : melody.get(melody.size() - 1);
            boolean isBelow = last != null
                    && (last.start() == note.start() || (last.end() > note.start() && last.pitch() > note.pitch()));
            if (last != null && !isBelow && last.end() > note.start()) {
                melody.set(melody.size() - 1, new Note(last.pitch(), last.start(), note.start(), last.voice()));
            }
            if (!isBelow) {
                melody.add(note);
            }
        }
        return melody;
    }

    /** The first voice that is free; -1 if there is none. */
    private int free(int[] end, Note note) {
        for (int v = 0; v < voices; v++) {
            if (end[v] <= note.start()) {
                return v;
            }
        }
        return -1;
    }

    @Override
    public Song decode(Piece piece) {
        int[] ids = ((Piece.Tokens) piece).ids();
        List<Note> notes = new ArrayList<>();
        int steps = (ids.length + voices - 1) / voices;
        for (int v = 0; v < voices; v++) {
            int start = -1;
            int pitch = 0;
            for (int t = 0; t <= steps; t++) {
                int at = t * voices + v;
                int token = at < ids.length && t < steps ? ids[at] : REST;
                if (token == HOLD) {
                    continue; // of a rest: a longer rest
                }
                if (start >= 0) {
                    notes.add(new Note(pitch, start, t, v));
                }
                start = token >= FIRST ? t : -1;
                pitch = low + token - FIRST;
            }
        }
        return Song.of(notes, steps);
    }

    @Override
    public int steps(Piece piece, int items) {
        return items / voices;
    }

    @Override
    public boolean isChoice(int token) {
        return true;
    }

    @Override
    public boolean isNote(int token) {
        return token >= FIRST;
    }

    @Override
    public boolean endsStep(int token, int index) {
        return index % voices == voices - 1;
    }

    @Override
    public String spell(int token) {
        return token >= FIRST
                ? String.valueOf(low + token - FIRST)
                : List.of("end", "hold", "rest").get(token);
    }
}
