package org.rnn4j.core.decode;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.Decoded;

/**
 * An answer on the way: its tokens so far, and where it stood in the last step.
 *
 * @param row of the state that goes on from here
 * @param attention by token; null before the first, and where the model has none
 */
record Hypothesis(int source, int[] tokens, double logProbability, int row, float[][] attention) {

    static Hypothesis empty(int source) {
        return new Hypothesis(source, new int[0], 0, source, null);
    }

    /** What may follow each of some, which the state has rows for. */
    static Decoder.Step step(Decoder decoder, List<Hypothesis> open, RnnState state) {
        return decoder.step(
                open.stream().mapToInt(Hypothesis::source).toArray(),
                open.stream().mapToInt(one -> one.last(decoder)).toArray(),
                state.rows(open.stream().mapToInt(Hypothesis::row).toArray()));
    }

    private int last(Decoder decoder) {
        return tokens.length == 0 ? decoder.begin() : tokens[tokens.length - 1];
    }

    /** This one and a token more; {@code looked} is the attention of the step that gave it. */
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

    /** The answer that ends here. */
    Decoded ended(double endLogProbability, float[] looked, DecodingSpec spec) {
        double total = logProbability + endLogProbability;
        float[][] whole = attention(looked);
        double score = total / penalty(tokens.length + 1, spec) + spec.coveragePenalty() * coverage(whole);
        return new Decoded(tokens, total, score, whole);
    }

    /** What no longer answer that begins like this one can surpass: log probabilities only fall. */
    double bound(DecodingSpec spec) {
        return logProbability / penalty(spec.maxLength() + 1, spec);
    }

    private static double penalty(int length, DecodingSpec spec) {
        return Math.pow((5.0 + length) / 6, spec.lengthPenalty());
    }

    /** Sum over the source of log(min(attention received, 1)), which is 0 where all was looked at. */
    private static double coverage(float[][] attention) {
        if (attention == null) {
            return 0;
        }
        double sum = 0;
        for (int s = 0; s < attention[0].length; s++) {
            double received = 0;
            boolean source = false; // padding is never looked at by anyone
            for (float[] step : attention) {
                received += step[s];
                source |= step[s] > 0;
            }
            sum += source ? Math.log(Math.min(received, 1)) : 0;
        }
        return sum;
    }

    /** Whether a token would repeat the last n - 1 tokens and itself. */
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
