package org.rnn4j.core.baseline;

import java.util.List;
import java.util.OptionalInt;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.CountedData;
import org.rnn4j.core.sequence.Split;

/**
 * The n-gram model, fitted to the training split, that has the lowest loss on the validation split.
 *
 * <p>The order is chosen by the loss that is then reported, which favours the baseline slightly; a network whose best model
 * is kept by validation has the same advantage. Orders are tried from 1 upwards until two in a row lower the loss no
 * further, up to {@link NGram#MAX_ORDER}, or until there are {@value #MAX_NGRAMS} different n-grams.
 *
 * @param order tokens of the longest n-grams
 * @param lossNats mean loss in nats per token on the validation split
 * @param limited whether a longer order might be better, but there were too many n-grams to try
 */
public record NGramBaseline(int order, double lossNats, boolean limited) {
    /**
     * Maximum number of tokens of both splits together; larger data takes more memory and time than a baseline is
     * worth.
     */
    public static final long MAX_TOKENS = 20_000_000;

    private static final long MAX_NGRAMS = 1 << 24; // some 400 MB
    private static final int PATIENCE = 2;

    /** Whether {@link #of} can measure: both splits are present, and not too large. */
    public static boolean fits(CountedData data) {
        long train = data.size(Split.TRAIN);
        long validation = data.size(Split.VALIDATION);
        return train > 0 && validation > 0 && train + validation <= MAX_TOKENS;
    }

    /**
     * Fits the training split and measures the validation split, each stream by itself, all streams with one order.
     *
     * @throws UserException if a split is empty
     */
    public static NGramBaseline of(CountedData data) {
        if (data.size(Split.TRAIN) == 0 || data.size(Split.VALIDATION) == 0) {
            throw new UserException("the n-gram baseline needs a training and a validation split, but one is empty");
        }
        OptionalInt end = data.endOfSequence();
        List<int[]> validation = data.streams(Split.VALIDATION);
        List<NGramCounter> counters = data.streams(Split.TRAIN).stream()
                .map(tokens -> new NGramCounter(tokens, data.countedIds(), end))
                .toList();
        NGramBaseline best = new NGramBaseline(0, Double.POSITIVE_INFINITY, false);
        for (int order = 1; order <= Math.min(NGram.MAX_ORDER, best.order + PATIENCE); order++) {
            double nats = lossNats(counters, validation);
            boolean last = counters.stream().mapToLong(NGramCounter::size).sum() > MAX_NGRAMS;
            if (nats < best.lossNats) {
                best = new NGramBaseline(order, nats, last);
            }
            if (last) {
                break;
            }
        }
        return best;
    }

    private static double lossNats(List<NGramCounter> counters, List<int[]> validation) {
        double sum = 0;
        for (int s = 0; s < counters.size(); s++) {
            NGram model = counters.get(s).next();
            sum += validation.get(s).length == 0 ? 0 : model.lossNats(validation.get(s)) * validation.get(s).length;
        }
        return sum / validation.stream().mapToInt(tokens -> tokens.length).sum();
    }
}
