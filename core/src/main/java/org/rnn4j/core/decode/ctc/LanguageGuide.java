package org.rnn4j.core.decode.ctc;

import org.rnn4j.core.network.LanguageModel.NextToken;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.network.LanguageModelFusion.NextScores;
import org.rnn4j.core.network.RnnState;

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
        private RnnState after;
        private NextScores next; // null until the token is read

        Read(LanguageModelFusion fusion, RnnState before, int token, double score) {
            this.fusion = fusion;
            this.before = before;
            this.token = token;
            this.score = score;
        }

        private void read() {
            if (next == null) {
                NextToken read = fusion.model().step(new int[] {token}, before);
                after = read.after();
                next = fusion.next(read.logits()[0]);
            }
        }

        /** The score with a token of the language model. */
        private double scoreWith(int id) {
            read();
            return score + next.of(id);
        }

        @Override
        public State with(int label) {
            int id = fusion.ids()[label - 1];
            double longer = scoreWith(id);
            return new Read(fusion, after, fusion.read(id), longer);
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
