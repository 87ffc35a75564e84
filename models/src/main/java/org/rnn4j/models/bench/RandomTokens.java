package org.rnn4j.models.bench;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** Batches of random tokens, as ids and as one-hot vectors. */
final class RandomTokens {
    private RandomTokens() {}

    static TokenIds draw(int batch, int time, int vocabulary, long seed) {
        return new TokenIds(
                batch,
                time,
                new SplittableRandom(seed)
                        .ints((long) batch * time, 0, vocabulary)
                        .toArray());
    }

    static SequenceBatch batch(BenchSpec spec) {
        return new SequenceBatch(
                draw(spec.batch(), spec.time(), spec.vocab(), Subject.SEED),
                draw(spec.batch(), spec.time(), spec.vocab(), Subject.SEED + 1),
                null,
                false);
    }

    /** Token ids [batch, 1, time]. */
    static INDArray ids(TokenIds tokens) {
        float[] values = new float[tokens.ids().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = tokens.ids()[i];
        }
        return Nd4j.create(values, new long[] {tokens.batch(), 1, tokens.time()}, 'c');
    }

    /** One-hot vectors [batch, vocabulary, time]. */
    static INDArray oneHot(TokenIds tokens, int vocabulary) {
        float[] values = new float[tokens.batch() * vocabulary * tokens.time()];
        for (int b = 0; b < tokens.batch(); b++) {
            for (int t = 0; t < tokens.time(); t++) {
                values[(b * vocabulary + tokens.at(b, t)) * tokens.time() + t] = 1;
            }
        }
        return Nd4j.create(values, new long[] {tokens.batch(), vocabulary, tokens.time()}, 'c');
    }
}
