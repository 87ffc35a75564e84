package org.rnn4j.datasets.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.rnn4j.core.sequence.Piece;

/**
 * Chords as tokens: 0 is the end of a song, 1 the end of a step, then the pitches that begin and, if they are told apart, those that
 * are held.
 */
record ChordCoder(int low, int high, boolean holds) implements SongCoder {
    private static final int STEP = 1;
    private static final int FIRST = 2;

    private int range() {
        return high - low + 1;
    }

    @Override
    public int size() {
        return FIRST + range() * (holds ? 2 : 1);
    }

    @Override
    public Piece encode(Song song, GridReport report) {
        List<Integer> tokens = new ArrayList<>();
        for (TreeMap<Integer, Boolean> step : song.sounding()) {
            step.forEach((pitch, begins) -> tokens.add(FIRST + pitch - low + (holds && !begins ? range() : 0)));
            tokens.add(STEP);
        }
        return new Piece.Tokens(tokens.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public Song decode(Piece piece) {
        OpenNotes notes = new OpenNotes();
        int step = 0;
        for (int token : ((Piece.Tokens) piece).ids()) {
            if (token == STEP) {
                notes.endStep(step++);
            } else if (token >= FIRST) {
                int pitch = low + (token - FIRST) % range();
                notes.sound(pitch, step, 0, holds && token < FIRST + range());
            }
        }
        return notes.song(step);
    }

    @Override
    public int steps(Piece piece, int items) {
        return (int) Arrays.stream(((Piece.Tokens) piece).ids(), 0, items)
                .filter(token -> token == STEP)
                .count();
    }

    @Override
    public boolean isChoice(int token) {
        return token >= FIRST;
    }

    @Override
    public boolean isNote(int token) {
        return token >= FIRST && token < FIRST + range();
    }

    @Override
    public boolean endsStep(int token, int index) {
        return token == STEP;
    }

    @Override
    public String spell(int token) {
        return token == END
                ? "end"
                : token == STEP ? "/" : (low + (token - FIRST) % range()) + (isNote(token) ? "" : "-");
    }
}
