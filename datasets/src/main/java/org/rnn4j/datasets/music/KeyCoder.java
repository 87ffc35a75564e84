package org.rnn4j.datasets.music;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.rnn4j.core.sequence.Piece;

/** The keys of a range as features, 1 while they sound. Whether a note begins again is lost. */
record KeyCoder(int low, int high) implements SongCoder {

    @Override
    public int size() {
        return high - low + 1;
    }

    @Override
    public Piece encode(Song song, GridReport report) {
        List<double[]> steps = new ArrayList<>();
        for (TreeMap<Integer, Boolean> sounding : song.sounding()) {
            double[] step = new double[size()];
            sounding.keySet().forEach(pitch -> step[pitch - low] = 1);
            steps.add(step);
        }
        return new Piece.Steps(steps);
    }

    @Override
    public Song decode(Piece piece) {
        OpenNotes notes = new OpenNotes();
        List<double[]> steps = ((Piece.Steps) piece).steps();
        for (int t = 0; t < steps.size(); t++) {
            for (int f = 0; f < size(); f++) {
                if (steps.get(t)[f] > 0.5) {
                    notes.sound(low + f, t, 0, false);
                }
            }
            notes.endStep(t);
        }
        return notes.song(steps.size());
    }

    @Override
    public int steps(Piece piece, int items) {
        return items;
    }

    @Override
    public boolean isChoice(int token) {
        throw new IllegalStateException("features are no tokens");
    }

    @Override
    public boolean isNote(int token) {
        throw new IllegalStateException("features are no tokens");
    }

    @Override
    public boolean endsStep(int token, int index) {
        throw new IllegalStateException("features are no tokens");
    }

    @Override
    public String spell(int token) {
        throw new IllegalStateException("features are no tokens");
    }
}
