package org.rnn4j.core.check;

import java.util.Optional;
import java.util.SplittableRandom;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;

/** Inputs that are always the same, for a model without its data. */
final class RandomBatch {
    private static final long SEED = 7;

    private RandomBatch() {}

    /** Sequences of different lengths without targets; empty for inputs that have a structure of their own. */
    static Optional<SequenceBatch> of(InputSpec input, int sequences, int steps) {
        SplittableRandom random = new SplittableRandom(SEED);
        SequenceValues values = null;
        if (input instanceof InputSpec.Tokens tokens) {
            values = new SequenceValues.TokenIds(
                    sequences,
                    steps,
                    random.ints((long) sequences * steps, 0, tokens.vocabularySize())
                            .toArray());
        } else if (input instanceof InputSpec.Vectors vectors
                && vectors.window().isEmpty()) {
            values = new SequenceValues.RealVectors(
                    sequences, vectors.features(), steps, floats(random, sequences * vectors.features() * steps));
        } else if (input instanceof InputSpec.OneClass condition) {
            values = new SequenceValues.ClassIds(
                    random.ints(sequences, 0, condition.classes()).toArray());
        } else if (input instanceof InputSpec.OneVector vector) {
            values =
                    new SequenceValues.OneVector(sequences, vector.width(), floats(random, sequences * vector.width()));
        }
        return Optional.ofNullable(values)
                .map(made -> new SequenceBatch(made, new SequenceValues.None(sequences), null, false));
    }

    private static float[] floats(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }
}
