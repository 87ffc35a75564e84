package org.rnn4j.core.train;

import java.util.Locale;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** The largest values of a batch, for an error message. */
final class Extremes {
    private Extremes() {}

    static String of(SequenceBatch batch) {
        float inputs = largest(batch.inputs());
        float targets = largest(batch.targets());
        if (Math.max(inputs, targets) == 0) {
            return "check the pretrained vectors, if the job has any";
        }
        return String.format(
                Locale.ROOT,
                "the largest value of this batch is %.3g in the inputs and %.3g in the targets, after scaling; scale the data, or remove such values",
                inputs,
                targets);
    }

    /** The largest absolute value; 0 for ids. */
    private static float largest(SequenceValues values) {
        float[] numbers = values instanceof RealVectors vectors
                ? vectors.values()
                : values instanceof OneVector vector
                        ? vector.values()
                        : values instanceof Images images ? images.values() : new float[0];
        float largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Float.isNaN(number) ? 0 : Math.abs(number));
        }
        return largest;
    }
}
