package org.rnn4j.core.sequence;

import java.util.List;

/** What a network says of the sequences of a batch, in their order. Arrays are not copied. */
public sealed interface Predictions {

    /** Sequences. */
    int batch();

    /**
     * A class for each sequence.
     *
     * @param probabilities {@code [batch][classes]}
     */
    record ClassProbabilities(float[][] probabilities) implements Predictions {
        @Override
        public int batch() {
            return probabilities.length;
        }

        /** The likeliest class of sequence {@code b}; of equal ones the first. */
        public int best(int b) {
            int best = 0;
            for (int c = 1; c < probabilities[b].length; c++) {
                best = probabilities[b][c] > probabilities[b][best] ? c : best;
            }
            return best;
        }
    }

    /**
     * A tag for each valid step of each sequence.
     *
     * @param tags {@code [batch][length]}, the best ones together (of a CRF, the Viterbi path)
     * @param probabilities {@code [batch][length]}, of that tag at that step, by itself
     */
    record TagPaths(int[][] tags, float[][] probabilities) implements Predictions {
        @Override
        public int batch() {
            return tags.length;
        }
    }

    /**
     * Written sequences for each sequence.
     *
     * @param best the best first; at least one each
     */
    record Sequences(List<List<Decoded>> best) implements Predictions {
        @Override
        public int batch() {
            return best.size();
        }
    }

    /**
     * Real values for each sequence.
     *
     * @param point {@code [batch][width]}; where every step answers, {@code [batch][length * features]}, step by step
     * @param levels of the quantiles, in (0, 1), rising; empty where only points are answered
     * @param quantiles {@code [batch][width][levels]}
     */
    record Values(float[][] point, double[] levels, float[][][] quantiles) implements Predictions {
        @Override
        public int batch() {
            return point.length;
        }
    }
}
