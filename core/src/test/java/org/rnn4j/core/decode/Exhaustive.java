package org.rnn4j.core.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All sequences for one source of a {@link MarkovDecoder}, scored by equation 14 of Wu et al. (2016), "Google's Neural Machine
 * Translation System", written down here once more: with |Y| tokens, the end included,
 *
 * <pre>
 *   s(Y) = log P(Y) / ((5 + |Y|) / 6)^alpha + beta * sum_i log(min(sum_j p_ij, 1))
 * </pre>
 */
record Exhaustive(MarkovDecoder decoder, int source, boolean attends, double alpha, double beta) {
    record Answer(int[] tokens, double logProbability, double score) {}

    /** The best first. */
    List<Answer> answers(int shortest, int longest) {
        List<Answer> all = new ArrayList<>();
        for (int length = shortest; length <= longest; length++) {
            int choices = decoder.vocabularySize() - 2;
            for (int number = 0; number < Math.pow(choices, length); number++) {
                int[] tokens = new int[length];
                for (int i = 0, rest = number; i < length; i++, rest /= choices) {
                    tokens[i] = 2 + rest % choices;
                }
                all.add(score(tokens));
            }
        }
        all.sort(Comparator.comparingDouble(Answer::score).reversed());
        return all;
    }

    private Answer score(int[] tokens) {
        double logProbability = 0;
        double[] received = new double[2];
        int before = MarkovDecoder.BEGIN;
        int last = MarkovDecoder.BEGIN;
        for (int t = 0; t <= tokens.length; t++) {
            int token = t == tokens.length ? MarkovDecoder.END : tokens[t];
            logProbability += decoder.logs(source, before, last)[token];
            for (int i = 0; i < received.length; i++) {
                received[i] += decoder.attention(last)[i];
            }
            before = last;
            last = token;
        }
        double score = logProbability / Math.pow((5.0 + tokens.length + 1) / 6.0, alpha);
        for (int i = 0; attends && i < received.length; i++) {
            score += beta * Math.log(Math.min(received[i], 1.0));
        }
        return new Answer(tokens, logProbability, score);
    }
}
