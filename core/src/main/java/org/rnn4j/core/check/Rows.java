package org.rnn4j.core.check;

import java.util.Arrays;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.SequenceValues.WordIds;

/** Chosen sequences of a batch, with another amount of padding. */
final class Rows {
    private Rows() {}

    /** Time steps of some values, padding included; 0 if they have no time axis. */
    static int time(SequenceValues values) {
        if (values instanceof TokenIds ids) {
            return ids.time();
        } else if (values instanceof WordIds words) {
            return words.words().time();
        } else if (values instanceof Frames frames) {
            return frames.time();
        }
        return values instanceof RealVectors vectors ? vectors.time() : 0;
    }

    /** Valid time steps of sequence {@code b}. */
    static int length(SequenceBatch batch, int b) {
        return batch.lengths() == null ? time(batch.inputs()) : batch.lengths()[b];
    }

    /** Sequences of a batch in another order. */
    static SequenceBatch of(SequenceBatch batch, int... rows) {
        return padded(batch, time(batch.inputs()), rows);
    }

    /**
     * Sequences of a batch with another amount of padding.
     *
     * @param time time steps, at least the lengths of the sequences
     */
    static SequenceBatch padded(SequenceBatch batch, int time, int... rows) {
        int before = time(batch.inputs());
        int[] lengths = Arrays.stream(rows).map(b -> length(batch, b)).toArray();
        boolean isFull = batch.lengths() == null && time == before;
        return new SequenceBatch(
                pick(batch.inputs(), before, time, rows),
                pick(batch.targets(), before, time, rows),
                isFull || before == 0 ? null : lengths,
                batch.continues(),
                batch.examples() == null ? null : ints(batch.examples(), rows));
    }

    /** Values with a time axis as long as that of the inputs follow it. */
    private static SequenceValues pick(SequenceValues values, int before, int time, int[] rows) {
        int own = time(values);
        int wanted = own == before ? time : own;
        if (values instanceof TokenIds ids) {
            return ids(ids, wanted, rows);
        } else if (values instanceof TokenSequences sequences) {
            return new TokenSequences(
                    ids(sequences.ids(), sequences.ids().time(), rows), ints(sequences.lengths(), rows));
        } else if (values instanceof WordIds words) {
            int[][] characters = new int[rows.length * wanted][0];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(words.characters(), rows[i] * own, characters, i * wanted, Math.min(own, wanted));
            }
            return new WordIds(ids(words.words(), wanted, rows), characters);
        } else if (values instanceof RealVectors vectors) {
            float[] picked = new float[rows.length * vectors.features() * wanted];
            for (int i = 0; i < rows.length; i++) {
                for (int f = 0; f < vectors.features(); f++) {
                    System.arraycopy(
                            vectors.values(),
                            (rows[i] * vectors.features() + f) * own,
                            picked,
                            (i * vectors.features() + f) * wanted,
                            Math.min(own, wanted));
                }
            }
            return new RealVectors(rows.length, vectors.features(), wanted, picked);
        } else if (values instanceof OneVector vector) {
            return new OneVector(rows.length, vector.width(), floats(vector.values(), vector.width(), rows));
        } else if (values instanceof Images images) {
            int size = images.channels() * images.height() * images.width();
            return new Images(
                    rows.length,
                    images.channels(),
                    images.height(),
                    images.width(),
                    floats(images.values(), size, rows));
        } else if (values instanceof Frames frames) {
            int size = frames.channels() * frames.height() * frames.width();
            float[] picked = new float[rows.length * wanted * size];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(
                        frames.values(), rows[i] * own * size, picked, i * wanted * size, Math.min(own, wanted) * size);
            }
            return new Frames(rows.length, wanted, frames.channels(), frames.height(), frames.width(), picked);
        } else if (values instanceof ClassIds classes) {
            return new ClassIds(ints(classes.classes(), rows));
        }
        return new SequenceValues.None(rows.length);
    }

    private static TokenIds ids(TokenIds from, int time, int[] rows) {
        int[] picked = new int[rows.length * time];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(from.ids(), rows[i] * from.time(), picked, i * time, Math.min(time, from.time()));
        }
        return new TokenIds(rows.length, time, picked);
    }

    private static float[] floats(float[] from, int width, int[] rows) {
        float[] picked = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(from, rows[i] * width, picked, i * width, width);
        }
        return picked;
    }

    private static int[] ints(int[] from, int[] rows) {
        return Arrays.stream(rows).map(b -> from[b]).toArray();
    }
}
