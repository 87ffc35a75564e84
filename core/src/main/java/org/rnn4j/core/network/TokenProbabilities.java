package org.rnn4j.core.network;

import java.util.function.BiFunction;
import org.rnn4j.core.network.LanguageModel.NextToken;

/** The probability that a language model gives each token of a text after those before it. */
final class TokenProbabilities {
    private TokenProbabilities() {}

    /**
     * Reads the text as parallel segments of equal length, each from the zero state.
     *
     * @param step one time step of a language model
     * @param tokens two or more
     * @param segments 1 or more
     * @return for each token but the first
     */
    static double[] of(BiFunction<int[], RnnState, NextToken> step, int[] tokens, int segments) {
        double[] probabilities = new double[tokens.length - 1];
        int length = (probabilities.length + segments - 1) / segments;
        RnnState state = null;
        for (int time = 0; time < length; time++) {
            int[] read = new int[segments];
            for (int s = 0; s < segments; s++) {
                read[s] = tokens[
                        Math.min(s * length + time, probabilities.length - 1)]; // the last segments may be shorter
            }
            NextToken next = step.apply(read, state);
            for (int s = 0; s < segments && s * length + time < probabilities.length; s++) {
                int i = s * length + time;
                probabilities[i] = Softmax.of(next.logits()[s]).probability(next.logits()[s][tokens[i + 1]]);
            }
            state = next.after();
        }
        return probabilities;
    }
}
