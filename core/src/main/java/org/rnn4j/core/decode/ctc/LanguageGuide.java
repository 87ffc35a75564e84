package org.rnn4j.core.decode.ctc;

import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.LanguageModel.NextToken;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.Softmax;

/** A language model of the labels, whose token for label k is {@code fusion.ids()[k - 1]}. */
record LanguageGuide(LanguageModelFusion fusion) implements Guide {

    @Override
    public State start() {
        return new Read(fusion, null, fusion.boundary(), 0);
    }

    /** Labels read; the model reads the last one when its successors are first asked for. */
    private static final class Read implements State {
        private final LanguageModelFusion fusion;
        private final RnnState before;
        private final int token;
        private final double score;
        private NextToken next;
        private Softmax softmax;
        private float least;

        Read(LanguageModelFusion fusion, RnnState before, int token, double score) {
            this.fusion = fusion;
            this.before = before;
            this.token = token;
            this.score = score;
        }

        private void read() {
            if (next == null) {
                LanguageModel model = fusion.model();
                next = model.step(new int[] {token}, before);
                softmax = Softmax.of(next.logits()[0]);
                least = Float.POSITIVE_INFINITY;
                for (float logit : next.logits()[0]) {
                    least = Math.min(least, logit);
                }
            }
        }

        /** The score with a token of the language model; an unknown one counts as its least likely token. */
        private double scoreWith(int id) {
            read();
            return score + fusion.weight() * softmax.logProbability(id < 0 ? least : next.logits()[0][id]);
        }

        @Override
        public State with(int label) {
            int id = fusion.ids()[label - 1];
            double longer = scoreWith(id);
            return new Read(fusion, next.after(), id < 0 ? fusion.boundary() : id, longer);
        }

        @Override
        public double score() {
            return score;
        }

        @Override
        public double ended() {
            return scoreWith(fusion.boundary());
        }
    }
}
