package org.rnn4j.core.decode;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.Decoded;

/**
 * An unfinished output sequence: its tokens so far, and its row in the last step.
 *
 * @param row the row of the state that continues it
 * @param attention by token; null before the first token, and if the model has no attention
 */
record Hypothesis(int source, int[] tokens, double logProbability, int row, float[][] attention) {

    static Hypothesis empty(int source) {
        return new Hypothesis(source, new int[0], 0, source, null);
    }

    /** The next step of some hypotheses, which the state has rows for. */
    static Decoder.Step step(Decoder decoder, List<Hypothesis> open, RnnState state) {
        return decoder.step(
                open.stream().mapToInt(Hypothesis::source).toArray(),
                open.stream().mapToInt(one -> one.last(decoder)).toArray(),
                state.rows(open.stream().mapToInt(Hypothesis::row).toArray()));
    }

    private int last(Decoder decoder) {
        return tokens.length == 0 ? decoder.begin() : tokens[tokens.length - 1];
    }

    /** This hypothesis and one more token; {@code looked} is the attention of the step that gave the token. */
    Hypothesis with(int token, double itsLogProbability, int itsRow, float[] looked) {
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = token;
        return new Hypothesis(source, longer, logProbability + itsLogProbability, itsRow, attention(looked));
    }

    private float[][] attention(float[] looked) {
        if (looked == null) {
            return null;
        }
        float[][] longer = attention == null ? new float[1][] : Arrays.copyOf(attention, attention.length + 1);
        longer[longer.length - 1] = looked;
        return longer;
    }

    /** The finished sequence that ends here. */
    Decoded ended(double endLogProbability, float[] looked, DecodingSpec spec) {
        double total = logProbability + endLogProbability;
        float[][] whole = attention(looked);
        double score = total / penalty(tokens.length + 1, spec) + spec.coveragePenalty() * coverage(whole);
        return new Decoded(tokens, total, score, whole);
    }

    /** Upper bound on the score of all longer sequences that begin with this one: log probabilities only decrease. */
    double bound(DecodingSpec spec) {
        return logProbability / penalty(spec.maxLength() + 1, spec);
    }

    private static double penalty(int length, DecodingSpec spec) {
        return Math.pow((5.0 + length) / 6, spec.lengthPenalty());
    }

    /** Sum over the source of log(min(attention received, 1)), which is 0 if every step got full attention. */
    private static double coverage(float[][] attention) {
        if (attention == null) {
            return 0;
        }
        double sum = 0;
        for (int s = 0; s < attention[0].length; s++) {
            double received = 0;
            boolean source = false; // padding never gets attention
            for (float[] step : attention) {
                received += step[s];
                source |= step[s] > 0;
            }
            sum += source ? Math.log(Math.min(received, 1)) : 0;
        }
        return sum;
    }

    /** Whether the token would repeat an n-gram: the last n - 1 tokens and itself. */
    boolean repeats(int token, int n) {
        int tail = tokens.length - (n - 1);
        for (int from = 0; from < tail; from++) {
            int same = 0;
            while (same < n - 1 && tokens[from + same] == tokens[tail + same]) {
                same++;
            }
            if (same == n - 1 && tokens[from + n - 1] == token) {
                return true;
            }
        }
        return false;
    }
}
