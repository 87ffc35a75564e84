package org.rnn4j.core.baseline;

import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.CountedData;
import org.rnn4j.core.sequence.Split;

/**
 * Interpolated n-gram model with Witten-Bell smoothing.
 *
 * <pre>
 *   P(w | h) = (c(hw) + t(h) · P(w | h')) / (c(h) + t(h))        P(w | nothing seen) = 1 / V
 * </pre>
 *
 * <p>c(hw) counts the token w after the context h, c(h) all tokens after h, t(h) the different ones; h' is h without its
 * first token. Contexts never seen pass on to h'.
 *
 * @see <a href="https://aclanthology.org/P96-1041">Chen and Goodman, 1996</a>, section 2.4
 */
public final class NGram {
    private final int vocabularySize;
    private final int bits;
    private final Level[] levels;

    private NGram(int vocabularySize, int order) {
        this.vocabularySize = vocabularySize;
        this.bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(vocabularySize - 1));
        this.levels = IntStream.range(0, Math.min(order, Long.SIZE / bits))
                .mapToObj(length -> new Level())
                .toArray(Level[]::new);
    }

    /**
     * Counts.
     *
     * @param tokens ids in [0, vocabularySize)
     * @param order tokens of the longest n-gram, 1 to 10; fewer are used where that many ids do not fit into 64 bits (10 000
     *     words: four)
     */
    public static NGram fit(int[] tokens, int vocabularySize, int order) {
        Require.inRange("baseline.order", order, 1, 10);
        NGram model = new NGram(vocabularySize, order);
        for (int i = 0; i < tokens.length; i++) {
            for (int length = 0; length < model.levels.length && length <= i; length++) {
                model.levels[length].count(model.context(tokens, i, length), model.extended(tokens, i, length));
            }
        }
        return model;
    }

    /**
     * Fits the training part and measures the validation part, each stream by itself: mean loss in nats a token.
     *
     * @throws UserException where one of them is empty
     */
    public static double lossNats(CountedData data, int order) {
        if (data.size(Split.TRAIN) == 0 || data.size(Split.VALIDATION) == 0) {
            throw new UserException("the n-gram baseline needs a training and a validation part, but one is empty");
        }
        List<int[]> train = data.streams(Split.TRAIN);
        List<int[]> validation = data.streams(Split.VALIDATION);
        double sum = 0;
        long tokens = 0;
        for (int s = 0; s < train.size(); s++) {
            sum += fit(train.get(s), data.countedIds(), order).sumNats(validation.get(s));
            tokens += validation.get(s).length;
        }
        return sum / tokens;
    }

    /** Mean of {@code -ln P} over all tokens; the first ones have shorter contexts. */
    public double lossNats(int[] tokens) {
        return sumNats(tokens) / tokens.length;
    }

    private double sumNats(int[] tokens) {
        double sum = 0;
        for (int i = 0; i < tokens.length; i++) {
            sum -= Math.log(probability(tokens, i));
        }
        return sum;
    }

    /** The probability of token {@code i} after those before it. */
    public double probability(int[] tokens, int i) {
        double p = 1.0 / vocabularySize;
        for (int length = 0; length < levels.length && length <= i; length++) {
            long context = context(tokens, i, length);
            int total = levels[length].totals.get(context);
            if (total == 0) {
                break; // no longer context was seen either
            }
            int types = levels[length].types.get(context);
            p = (levels[length].counts.get(extended(tokens, i, length)) + types * p) / (total + types);
        }
        return p;
    }

    /** Tokens of the longest n-gram that is counted. */
    public int order() {
        return levels.length;
    }

    /** The {@code length} tokens before {@code i}, packed. */
    private long context(int[] tokens, int i, int length) {
        long packed = 0;
        for (int j = i - length; j < i; j++) {
            packed = packed << bits | tokens[j];
        }
        return packed;
    }

    private long extended(int[] tokens, int i, int length) {
        return context(tokens, i, length) << bits | tokens[i];
    }

    /** The counts of n-grams of one length. */
    private static final class Level {
        private final CountMap totals = new CountMap();
        private final CountMap types = new CountMap();
        private final CountMap counts = new CountMap();

        void count(long context, long extended) {
            totals.increment(context);
            if (counts.increment(extended) == 1) {
                types.increment(context);
            }
        }
    }
}
