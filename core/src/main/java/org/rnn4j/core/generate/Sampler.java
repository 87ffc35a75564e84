package org.rnn4j.core.generate;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.rnn4j.core.error.UserException;

/**
 * Samples one token after another from {@code softmax(logits / temperature)}, truncated to the {@code top-k} most
 * likely tokens and then to the fewest whose probabilities sum to {@code top-p} (Holtzman et al., 2020). Temperature 0
 * always takes the most likely token. Of equally likely tokens the lower id counts as more likely. Not thread-safe; the
 * same seed samples the same tokens.
 */
public final class Sampler {
    private final double temperature;
    private final int topK;
    private final double topP;
    private final SplittableRandom random;

    /**
     * Creates a sampler with a seed.
     *
     * @param topK 0 = all tokens
     * @param topP 1 = all tokens
     */
    public Sampler(double temperature, int topK, double topP, long seed) {
        this.temperature = temperature;
        this.topK = topK;
        this.topP = topP;
        this.random = new SplittableRandom(seed);
    }

    /**
     * The next token.
     *
     * @param logits {@code [vocabulary]}, unnormalised log probabilities; minus infinity for excluded tokens
     */
    public int next(float[] logits) {
        int mostLikely = mostLikely(logits);
        if (temperature == 0 || topK == 1) {
            return mostLikely;
        }
        double[] weights = new double[logits.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp((logits[i] - logits[mostLikely]) / temperature);
        }
        boolean all = (topK == 0 || topK >= weights.length) && topP >= 1;
        return all ? drawOfAll(weights) : drawOfLikeliest(weights);
    }

    private static int mostLikely(float[] logits) {
        int best = 0;
        for (int i = 0; i < logits.length; i++) {
            if (Float.isNaN(logits[i])) {
                throw new UserException("the model's output is NaN: its training failed; use an earlier bundle");
            }
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private int drawOfAll(double[] weights) {
        double rest = random.nextDouble() * Arrays.stream(weights).sum();
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                rest -= weights[i];
                if (rest < 0) {
                    return i;
                }
            }
        }
        return last; // a remainder due to rounding
    }

    private int drawOfLikeliest(double[] weights) {
        int[] order = byFallingWeight(weights);
        int kept = topK == 0 ? order.length : Math.min(topK, order.length);
        double total = 0;
        for (int i = 0; i < kept; i++) {
            total += weights[order[i]];
        }
        double enough = topP * total;
        double sum = 0;
        int nucleus = 0;
        while (nucleus < kept && (nucleus == 0 || sum < enough)) {
            sum += weights[order[nucleus++]];
        }
        double rest = random.nextDouble() * sum;
        for (int i = 0; i < nucleus; i++) {
            rest -= weights[order[i]];
            if (rest < 0) {
                return order[i];
            }
        }
        return order[0];
    }

    /**
     * Token ids by decreasing weight. Weights are in [0, 1], where the bits of a float sort like the float; so longs
     * can be sorted, unboxed.
     */
    private static int[] byFallingWeight(double[] weights) {
        long[] keys = new long[weights.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) ~Float.floatToIntBits((float) weights[i]) << 32 | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }
}
