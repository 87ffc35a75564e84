package org.rnn4j.models.engine;

import java.util.Arrays;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.SequenceValues.WordIds;

/** Counts the targets of a batch, over which its loss is averaged. */
public final class Targets {
    private Targets() {}

    /**
     * Number of targets: sequences if each has one target, valid time steps if each step has one, tokens if targets are
     * sequences. Real-valued targets that are NaN in every component do not count.
     */
    public static long count(SequenceBatch batch) {
        SequenceValues targets = batch.targets();
        if (targets instanceof TokenIds ids) {
            return steps(batch, ids.time());
        }
        if (targets instanceof ClassIds classes) {
            return classes.batch();
        }
        if (targets instanceof TokenSequences sequences) {
            return Arrays.stream(sequences.lengths()).asLongStream().sum();
        }
        if (targets instanceof OneVector vectors) {
            return known(vectors);
        }
        return targets instanceof RealVectors vectors ? known(vectors, batch.lengths()) : 0;
    }

    private static long steps(SequenceBatch batch, int time) {
        return batch.lengths() == null
                ? (long) batch.batch() * time
                : Arrays.stream(batch.lengths()).asLongStream().sum();
    }

    private static long known(OneVector vectors) {
        long known = 0;
        for (int b = 0; b < vectors.batch(); b++) {
            boolean any = false;
            for (int j = 0; j < vectors.width(); j++) {
                any |= !Float.isNaN(vectors.values()[b * vectors.width() + j]);
            }
            known += any ? 1 : 0;
        }
        return known;
    }

    private static long known(RealVectors vectors, int[] lengths) {
        long known = 0;
        for (int b = 0; b < vectors.batch(); b++) {
            for (int t = 0; t < (lengths == null ? vectors.time() : lengths[b]); t++) {
                boolean any = false;
                for (int f = 0; f < vectors.features(); f++) {
                    any |= !Float.isNaN(vectors.at(b, f, t));
                }
                known += any ? 1 : 0;
            }
        }
        return known;
    }

    /** Time steps of inputs, including padding; 1 for a condition. */
    public static int time(SequenceValues inputs) {
        if (inputs instanceof TokenIds ids) {
            return ids.time();
        }
        if (inputs instanceof WordIds words) {
            return words.words().time();
        }
        if (inputs instanceof RealVectors vectors) {
            return vectors.time();
        }
        if (inputs instanceof Frames frames) {
            return frames.time();
        }
        if (inputs instanceof ClassIds || inputs instanceof OneVector) {
            return 1;
        }
        throw new IllegalArgumentException("not an input of a recurrent network: " + inputs);
    }
}
