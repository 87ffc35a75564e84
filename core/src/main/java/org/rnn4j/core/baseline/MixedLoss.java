package org.rnn4j.core.baseline;

import java.util.Arrays;

/**
 * The loss of two language models interpolated with a weight that was not chosen on the tokens it is measured on; see
 * {@link Mixture}.
 *
 * @param lossNats mean loss in nats per token
 * @param weight weight of the first model
 */
public record MixedLoss(double lossNats, double weight) {

    /**
     * The loss on validation tokens, each half with the weight that is best for the other half.
     *
     * @param first probabilities that the first model gives the tokens, two or more
     * @param second probabilities that the second model gives the same tokens
     * @return with the mean of both weights
     */
    public static MixedLoss ofHalves(double[] first, double[] second) {
        int half = first.length / 2;
        double[] first1 = Arrays.copyOf(first, half);
        double[] first2 = Arrays.copyOfRange(first, half, first.length);
        double[] second1 = Arrays.copyOf(second, half);
        double[] second2 = Arrays.copyOfRange(second, half, second.length);
        Mixture one = Mixture.fit(first1, second1);
        Mixture two = Mixture.fit(first2, second2);
        double sum = two.lossNats(first1, second1) * half + one.lossNats(first2, second2) * (first.length - half);
        return new MixedLoss(sum / first.length, (one.weight() + two.weight()) / 2);
    }

    /**
     * The loss on other tokens, with the weight that is best for validation tokens.
     *
     * @param validation1 probabilities that the first model gives the validation tokens, as {@code validation2} the second
     * @param first probabilities that the first model gives the other tokens, as {@code second} the second
     */
    public static MixedLoss withWeightOf(double[] validation1, double[] validation2, double[] first, double[] second) {
        Mixture mixture = Mixture.fit(validation1, validation2);
        return new MixedLoss(mixture.lossNats(first, second), mixture.weight());
    }
}
