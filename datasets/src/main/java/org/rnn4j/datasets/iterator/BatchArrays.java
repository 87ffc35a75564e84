package org.rnn4j.datasets.iterator;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.WordIds;

/** One batch as ND4J arrays; see {@link SequenceDataSetIterator} for their shapes. */
final class BatchArrays {
    private BatchArrays() {}

    static DataSet of(SequenceBatch batch, int outcomes) {
        INDArray features = features(batch.inputs());
        INDArray steps = steps(batch.lengths(), (int) features.size(features.rank() - 1));
        SequenceValues targets = batch.targets();
        if (targets instanceof TokenIds ids) {
            return new DataSet(features, oneHot(ids, batch.lengths(), outcomes), steps, steps);
        } else if (targets instanceof RealVectors vectors) {
            return new DataSet(features, array(vectors), steps, steps);
        } else if (targets instanceof ClassIds classes) {
            return new DataSet(features, oneHot(classes, outcomes), steps, null);
        } else if (targets instanceof OneVector vector) {
            return new DataSet(features, known(vector), steps, mask(vector));
        }
        return new DataSet(features, null, steps, null);
    }

    private static INDArray features(SequenceValues inputs) {
        if (inputs instanceof WordIds words) {
            return features(words.words());
        } else if (inputs instanceof TokenIds tokens) {
            float[] ids = new float[tokens.ids().length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = tokens.ids()[i];
            }
            return Nd4j.createFromArray(ids).reshape(tokens.batch(), 1, tokens.time());
        } else if (inputs instanceof RealVectors vectors) {
            return array(vectors);
        }
        throw new IllegalArgumentException(
                "a recurrent network cannot read " + inputs.getClass().getSimpleName());
    }

    private static INDArray array(RealVectors vectors) {
        return Nd4j.createFromArray(vectors.values()).reshape(vectors.batch(), vectors.features(), vectors.time());
    }

    /** Mask {@code [batch, time]}, 1 at valid steps; null if all are valid. */
    private static INDArray steps(int[] lengths, int time) {
        if (lengths == null) {
            return null;
        }
        float[] valid = new float[lengths.length * time];
        for (int b = 0; b < lengths.length; b++) {
            for (int t = 0; t < lengths[b]; t++) {
                valid[b * time + t] = 1;
            }
        }
        return Nd4j.createFromArray(valid).reshape(lengths.length, time);
    }

    /** One-hot array {@code [batch, classes, time]}; zero in padding. */
    private static INDArray oneHot(TokenIds ids, int[] lengths, int classes) {
        float[] hot = new float[ids.batch() * classes * ids.time()];
        for (int b = 0; b < ids.batch(); b++) {
            for (int t = 0; t < (lengths == null ? ids.time() : lengths[b]); t++) {
                hot[(b * classes + ids.at(b, t)) * ids.time() + t] = 1;
            }
        }
        return Nd4j.createFromArray(hot).reshape(ids.batch(), classes, ids.time());
    }

    private static INDArray oneHot(ClassIds ids, int classes) {
        float[] hot = new float[ids.batch() * classes];
        for (int b = 0; b < ids.batch(); b++) {
            hot[b * classes + ids.classes()[b]] = 1;
        }
        return Nd4j.createFromArray(hot).reshape(ids.batch(), classes);
    }

    /** The vector with zeros for unknown values: the mask excludes them, but zero times NaN would not. */
    private static INDArray known(OneVector vector) {
        float[] values = vector.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isNaN(values[i]) ? 0 : values[i];
        }
        return Nd4j.createFromArray(values).reshape(vector.batch(), vector.width());
    }

    /** Mask {@code [batch, width]}, 1 for known values; null if all are known. */
    private static INDArray mask(OneVector vector) {
        float[] known = new float[vector.values().length];
        boolean all = true;
        for (int i = 0; i < known.length; i++) {
            known[i] = Float.isNaN(vector.values()[i]) ? 0 : 1;
            all &= known[i] == 1;
        }
        return all ? null : Nd4j.createFromArray(known).reshape(vector.batch(), vector.width());
    }
}
