package org.rnn4j.cli.verify;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rnn4j.core.check.Subject;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;

/** Models with one fault. */
final class Planted {
    private Planted() {}

    static Subject with(Subject subject, SequenceModel model) {
        return new Subject(subject.plugins(), subject.bundle(), model, subject.data(), subject.noData(), true);
    }

    /** A predictor that reads other batches, and answers differently. */
    record Reader(SequencePredictor real, UnaryOperator<SequenceBatch> read, UnaryOperator<Predictions> said)
            implements SequencePredictor {
        @Override
        public Predicted predict(SequenceBatch batch) {
            Predicted predicted = real.predict(read.apply(batch));
            return new Predicted(said.apply(predicted.predictions()), predicted.outcome());
        }

        @Override
        public SavedNetwork network() {
            return real.network();
        }

        @Override
        public void revert() {
            real.revert();
        }

        @Override
        public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
            return real.train(batch, before, learningRate, clipNorm);
        }

        @Override
        public Outcome evaluate(SequenceBatch batch, RnnState before) {
            return real.evaluate(read.apply(batch), before);
        }

        @Override
        public void close() {}
    }

    /**
     * A language model that forgets its state at every step, or recites a text.
     *
     * @param recited the text; empty = none
     */
    record Talker(LanguageModel real, Optional<int[]> recited) implements LanguageModel {
        @Override
        public NextToken step(int[] tokens, RnnState before) {
            if (recited.isEmpty()) {
                return real.step(tokens, null);
            }
            int place = before == null ? 0 : (int) before.part(0)[0];
            NextToken next = real.step(tokens, null);
            float[][] logits = new float[tokens.length][next.logits()[0].length];
            for (float[] row : logits) {
                row[recited.get()[place % recited.get().length]] = 1_000;
            }
            return new NextToken(logits, RnnState.of(tokens.length, new double[] {place + 1}));
        }

        @Override
        public SavedNetwork network() {
            return real.network();
        }

        @Override
        public void revert() {
            real.revert();
        }

        @Override
        public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
            return real.train(batch, before, learningRate, clipNorm);
        }

        @Override
        public Outcome evaluate(SequenceBatch batch, RnnState before) {
            return real.evaluate(batch, before);
        }

        @Override
        public void close() {}
    }
}
