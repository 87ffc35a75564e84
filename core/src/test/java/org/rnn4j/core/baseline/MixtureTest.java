package org.rnn4j.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixtureTest {

    @Test
    void findsTheWeightThatAGridSearchFinds() {
        SplittableRandom random = new SplittableRandom(5);
        double[] first = random.doubles(2_000, 0.001, 1).map(p -> p * p).toArray();
        double[] second = random.doubles(2_000, 0.001, 1).toArray();
        double best = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> i / 1000.0)
                .min(Comparator.comparingDouble(weight -> new Mixture(weight).lossNats(first, second)))
                .orElseThrow();
        assertThat(best).isBetween(0.1, 0.4);
        assertThat(Mixture.fit(first, second).weight()).isCloseTo(best, within(1e-3));
        assertThat(Mixture.fit(second, first).weight()).isCloseTo(1 - best, within(1e-3));
    }

    @Test
    void lossIsAsByHand() {
        assertThat(new Mixture(0.25).lossNats(new double[] {1, 0.2}, new double[] {0, 0.6}))
                .isCloseTo(-(Math.log(0.25) + Math.log(0.05 + 0.45)) / 2, within(1e-15));
    }

    @Test
    void whatIsAlwaysBetterGetsAllTheWeight() {
        assertThat(Mixture.fit(new double[] {0.5, 0.4}, new double[] {0.25, 0.1})
                        .weight())
                .isCloseTo(1, within(1e-6));
        assertThatThrownBy(() -> Mixture.fit(new double[1], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 and 2 probabilities, but both models need the same tokens, one or more");
    }
}
