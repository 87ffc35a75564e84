package org.rnn4j.core.sequence;

import java.util.List;
import org.rnn4j.core.distribution.StepDistribution;

/** The output of a network for the sequences of a batch, in order. Arrays are not copied. */
public sealed interface Predictions {

    /** Number of sequences. */
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

        /** The most likely class of sequence {@code b}; ties keep the first. */
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
     * @param tags {@code [batch][length]}, the best sequence of tags (of a CRF, the Viterbi path)
     * @param probabilities {@code [batch][length]}, the marginal probability of that tag at that step
     */
    record TagPaths(int[][] tags, float[][] probabilities) implements Predictions {
        @Override
        public int batch() {
            return tags.length;
        }
    }

    /**
     * Generated sequences for each sequence.
     *
     * @param best the best first; at least one per source
     * @param labels {@code [batch][length][vocabulary]}, log probabilities of the labels at every step, the blank first, if the
     *     sequences are {@link OutputSpec.Labels}; otherwise null
     */
    record Sequences(List<List<Decoded>> best, float[][][] labels) implements Predictions {
        /** Sequences that are not labels of steps. */
        public Sequences(List<List<Decoded>> best) {
            this(best, null);
        }

        @Override
        public int batch() {
            return best.size();
        }
    }

    /**
     * How likely each target token of each sequence was, and which one was expected.
     *
     * @param logProbabilities {@code [batch][length]}, of the targets, in nats
     * @param ranks {@code [batch][length]}, place of the target among all tokens, 1 = most likely
     * @param expected {@code [batch][length]}, the most likely token
     */
    record NextTokens(float[][] logProbabilities, int[][] ranks, int[][] expected) implements Predictions {
        @Override
        public int batch() {
            return logProbabilities.length;
        }
    }

    /**
     * Real values for each sequence.
     *
     * @param point {@code [batch][width]}; for outputs at every step, {@code [batch][length * features]}, step by step
     * @param levels levels of the quantiles, in (0, 1), increasing; empty for point predictions
     * @param quantiles {@code [batch][width][levels]}
     */
    record Values(float[][] point, double[] levels, float[][][] quantiles) implements Predictions {
        @Override
        public int batch() {
            return point.length;
        }
    }

    /**
     * The distribution of the next step at every valid step of each sequence.
     *
     * @param parameters {@code [batch][length][parameters]}
     */
    record Steps(StepDistribution distribution, float[][][] parameters) implements Predictions {
        @Override
        public int batch() {
            return parameters.length;
        }
    }
}
